//! Work on many inputs at once, its results in the order of the inputs.

use super::error::{Error, Result};
use rayon::prelude::*;

/// Inputs for each thread that are worked on before results are passed on: few enough to hold their results in memory,
/// enough that a long article keeps no thread idle for long.
const BATCH: usize = 8;

/// Calls `work` on every item, on `jobs` threads (0: one for each core), and `pass_on` with each result in order.
pub fn in_order<T: Sync, R: Send>(
    items: &[T],
    jobs: usize,
    work: impl Fn(&T) -> R + Sync,
    mut pass_on: impl FnMut(&T, R) -> Result<()>,
) -> Result<()> {
    // Threads take longer to start than a single article takes.
    if jobs == 1 || items.len() < 2 {
        return items.iter().try_for_each(|item| pass_on(item, work(item)));
    }
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).build();
    let pool = pool.map_err(|error| Error::Failed(format!("threads: {error}; try --jobs 1")))?;
    for batch in items.chunks(BATCH * pool.current_num_threads()) {
        let results: Vec<R> = pool.install(|| batch.par_iter().map(&work).collect());
        batch.iter().zip(results).try_for_each(|(item, result)| pass_on(item, result))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_items() {
        let items: Vec<u32> = (0..100).collect();
        for jobs in [0, 1, 3] {
            let mut seen = Vec::new();
            let collect = |item: &u32, square| {
                seen.push((*item, square));
                Ok(())
            };
            in_order(&items, jobs, |n| n * n, collect).unwrap();
            assert_eq!(seen, items.iter().map(|n| (*n, n * n)).collect::<Vec<_>>());
        }
    }
}
