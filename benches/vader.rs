//! How fast VADER is here, and in the crates `vader-parity` and `vader_sentiment`: all lines of a text, one thread.
//!
//! The text is `$SLANTWISE_BENCH_TEXT`, else this package's example articles, again and again. Time is the thread's CPU time
//! where Linux tells it, so that other work on the machine counts little. `reports/bench/` keeps dated runs.

// A bench that cannot read its text fails by panicking; criterion's macros document nothing.
#![allow(clippy::unwrap_used, missing_docs)]

use criterion::measurement::{Measurement, ValueFormatter, WallTime};
use criterion::{Criterion, SamplingMode, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use std::time::{Duration, Instant};
use std::{env, fs};

/// CPU time of the thread.
struct ThreadTime(WallTime, Instant);

impl ThreadTime {
    fn now(&self) -> Duration {
        let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
        let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse().ok());
        nanoseconds.map_or_else(|| self.1.elapsed(), Duration::from_nanos)
    }
}

impl Measurement for ThreadTime {
    type Intermediate = Duration;
    type Value = Duration;

    fn start(&self) -> Duration {
        self.now()
    }

    fn end(&self, start: Duration) -> Duration {
        self.now() - start
    }

    fn add(&self, a: &Duration, b: &Duration) -> Duration {
        *a + *b
    }

    fn zero(&self) -> Duration {
        Duration::ZERO
    }

    fn to_f64(&self, value: &Duration) -> f64 {
        self.0.to_f64(value)
    }

    fn formatter(&self) -> &dyn ValueFormatter {
        self.0.formatter()
    }
}

fn text() -> String {
    if let Some(path) = env::var_os("SLANTWISE_BENCH_TEXT") {
        return fs::read_to_string(path).unwrap();
    }
    let mut paths: Vec<_> = fs::read_dir("examples").unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let articles: String = paths.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    articles.repeat(1_000_000 / articles.len() + 1)
}

fn vader(criterion: &mut Criterion<ThreadTime>) {
    let text = text();
    let mut group = criterion.benchmark_group("vader");
    group.throughput(Throughput::Bytes(text.len() as u64)).sample_size(10).sampling_mode(SamplingMode::Flat);
    let sum = |score: &dyn Fn(&str) -> f64| text.lines().map(score).sum::<f64>();

    group.bench_function("slantwise", |bencher| {
        bencher.iter(|| text.lines().map(|line| slantwise::sentiment::vader(black_box(line)).compound).sum::<f64>());
    });
    group.bench_function("slantwise with steps", |bencher| {
        bencher.iter(|| sum(&|line| slantwise::sentiment::vader_steps(line).vader.compound));
    });
    let parity = vader_parity::SentimentIntensityAnalyzer::new();
    group.bench_function("vader-parity", |bencher| {
        bencher.iter(|| sum(&|line| parity.polarity_scores(line).compound));
    });
    let other = vader_sentiment::SentimentIntensityAnalyzer::new();
    group.bench_function("vader_sentiment", |bencher| {
        bencher.iter(|| sum(&|line| other.polarity_scores(line)["compound"]));
    });
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().with_measurement(ThreadTime(WallTime, Instant::now())).without_plots();
    targets = vader
}
criterion_main!(benches);
