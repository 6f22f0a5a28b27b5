//! Products with matrices of weights, in tiles that are small enough for one thread to do each as a whole.
//!
//! `rten-gemm` spreads what is wider or higher than a tile over threads. Articles are already spread over them, and
//! `--jobs 1` means one.

use super::weights::Rows;
use rten_gemm::{GemmExecutor, GemmInputA, GemmInputB, GemmOptions, PackedBMatrix};
use rten_simd::SimdOp;
use rten_tensor::prelude::*;
use rten_tensor::{Matrix, NdTensorView};
use rten_vecmath::{ExtendInit, MinMax, Quantize};
use std::ops::Range;

/// Rows of a tile; of rounded inputs, half of them are the finer ones.
const HIGH: usize = 64;
/// Columns of a tile.
const WIDE: usize = 128;

/// The code of 0 in rounded inputs.
const ZERO: u8 = 128;
/// How far codes go from it.
const FAR: f32 = 127.0;

/// Sizes are taken from the matrices themselves.
const FITS: &str = "the sizes of the matrices fit";

/// What is left of an input by rounding is rounded again, in steps that are so much finer.
const FINER: f32 = 2.0 * FAR;

/// A linear map with whole numbers as weights. Its input is rounded to 8 bits, and what is left of it again, each row at
/// a scale of its own. 8 bits alone would be noise: a number that falls to the other side, as it may on another
/// processor, moves a score by 0.02.
pub struct Linear {
    tiles: Vec<PackedBMatrix<i8>>,
    /// What each output would be if all inputs had the code of 0.
    zeros: Vec<i32>,
    scales: Vec<f32>,
    inputs: usize,
}

impl Linear {
    /// The map with a row of weights for each output.
    pub fn new(weights: &Rows<'_>) -> Self {
        let multiply = GemmExecutor::<u8, i8, i32>::new();
        let pack = |rows: Range<usize>| multiply.prepack_b(weights.codes().slice(rows).transposed());
        let tiles = ranges(weights.count(), WIDE).map(pack).collect();
        let zeros = weights.sums().into_iter().map(|sum| i32::from(ZERO) * sum).collect();
        Self { tiles, zeros, scales: weights.scales.clone(), inputs: weights.width() }
    }

    /// How many outputs it has.
    pub fn outputs(&self) -> usize {
        self.scales.len()
    }

    /// The outputs for each row of inputs.
    pub fn apply(&self, input: &[f32]) -> Vec<f32> {
        let multiply = GemmExecutor::<u8, i8, i32>::new();
        let width = self.outputs();
        let mut output = vec![0.0; input.len() / self.inputs * width];
        let mut products = vec![0; HIGH * WIDE];
        let mut codes = Vec::with_capacity(HIGH * self.inputs);
        let mut finer = Vec::with_capacity(HIGH * self.inputs);
        let mut scales = Vec::with_capacity(HIGH);
        for (input, output) in input.chunks(HIGH / 2 * self.inputs).zip(output.chunks_mut(HIGH / 2 * width)) {
            codes.clear();
            scales.clear();
            input.chunks(self.inputs).for_each(|row| scales.push(round(row, &mut codes, &mut finer)));
            codes.append(&mut finer);
            let high = scales.len();
            let packed = multiply.prepack_a(NdTensorView::from_data([2 * high, self.inputs], &codes[..]));
            for (tile, range) in self.tiles.iter().zip(ranges(width, WIDE)) {
                let products = &mut products[..2 * high * range.len()];
                let (a, b) = (GemmInputA::Packed(&packed), GemmInputB::Packed(tile));
                multiply.gemm(products, a, b, GemmOptions::default()).expect(FITS);
                let (coarse, fine) = products.split_at(high * range.len());
                let products = coarse.chunks(range.len()).zip(fine.chunks(range.len()));
                for ((products, output), scale) in products.zip(output.chunks_mut(width)).zip(&scales) {
                    self.scale(range.clone(), products, *scale, &mut output[range.clone()]);
                }
            }
        }
        output
    }

    /// The outputs of a range, from the coarse and the fine products for one row.
    fn scale(&self, range: Range<usize>, (coarse, fine): (&[i32], &[i32]), row: f32, output: &mut [f32]) {
        let columns = self.zeros[range.clone()].iter().zip(&self.scales[range]);
        for (((output, coarse), fine), (zero, scale)) in output.iter_mut().zip(coarse).zip(fine).zip(columns) {
            let product = (coarse - zero) as f32 + (fine - zero) as f32 / FINER;
            *output = product * (row * scale);
        }
    }
}

/// Appends the codes of a row, and those of what they leave; says what the codes are multiplied by.
fn round(row: &[f32], codes: &mut Vec<u8>, finer: &mut Vec<u8>) -> f32 {
    let (least, most) = MinMax::new(row).dispatch();
    let scale = most.max(-least).max(1e-12) / FAR;
    let start = codes.len();
    codes.extend_init(|spare| Quantize::new(row, &mut spare[..row.len()], 1.0 / scale, ZERO).dispatch());
    let left = row.iter().zip(&codes[start..]).map(|(x, code)| x - scale * (f32::from(*code) - f32::from(ZERO)));
    let left: Vec<f32> = left.collect();
    finer.extend_init(|spare| Quantize::new(&left, &mut spare[..row.len()], FINER / scale, ZERO).dispatch());
    scale
}

/// A product of two matrices of real numbers, row by row.
pub fn product(a: Matrix<'_>, b: Matrix<'_>) -> Vec<f32> {
    let multiply: GemmExecutor = GemmExecutor::new();
    let (high, wide) = (a.size(0), b.size(1));
    let mut output = vec![0.0; high * wide];
    let mut products = vec![0.0; HIGH.min(high) * WIDE.min(wide)];
    for rows in ranges(high, HIGH) {
        let a = GemmInputA::Unpacked(a.slice(rows.clone()));
        for columns in ranges(wide, WIDE) {
            let b = GemmInputB::Unpacked(b.slice((.., columns.clone())));
            let products = &mut products[..rows.len() * columns.len()];
            multiply.gemm(products, a, b, GemmOptions::default()).expect(FITS);
            let output = output.chunks_mut(wide).skip(rows.start);
            for (products, output) in products.chunks(columns.len()).zip(output) {
                output[columns.clone()].copy_from_slice(products);
            }
        }
    }
    output
}

/// The ranges of tiles over a length.
fn ranges(length: usize, tile: usize) -> impl Iterator<Item = Range<usize>> {
    (0..length).step_by(tile).map(move |start| start..(start + tile).min(length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_two_roundings_leave_is_small() {
        let row: Vec<f32> = (0..50).map(|n| ((n * 37 % 50) as f32 - 20.0) / 7.0).collect();
        let (mut codes, mut finer) = (Vec::with_capacity(50), Vec::with_capacity(50));
        let scale = round(&row, &mut codes, &mut finer);
        for ((x, code), fine) in row.iter().zip(codes).zip(finer) {
            let number = |code: u8| f32::from(code) - f32::from(ZERO);
            assert!((x - scale * (number(code) + number(fine) / FINER)).abs() < 1e-4, "{x}");
        }
    }

    #[test]
    fn a_product_in_tiles_is_the_product() {
        let (high, inner, wide) = (70, 3, 130);
        let a: Vec<f32> = (0..high * inner).map(|n| (n % 7) as f32).collect();
        let b: Vec<f32> = (0..inner * wide).map(|n| (n % 5) as f32).collect();
        let made =
            product(NdTensorView::from_data([high, inner], &a[..]), NdTensorView::from_data([inner, wide], &b[..]));
        for (at, made) in made.iter().enumerate() {
            let (row, column) = (at / wide, at % wide);
            let sum: f32 = (0..inner).map(|k| a[row * inner + k] * b[k * wide + column]).sum();
            assert_eq!(*made, sum, "{row} {column}");
        }
    }
}
