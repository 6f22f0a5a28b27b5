//! Products with matrices of weights, in tiles that are small enough for one thread to do each as a whole.
//!
//! `rten-gemm` spreads what is wider or higher than a tile over threads. Articles are already spread over them, and
//! `--jobs 1` means one.

use super::weights::Rows;
use rten_gemm::{GemmExecutor, GemmInputA, GemmInputB, GemmOptions, PackedBMatrix, QuantParams};
use rten_simd::SimdOp;
use rten_tensor::prelude::*;
use rten_tensor::{Matrix, NdTensorView};
use rten_vecmath::{ExtendInit, MinMax, Quantize};
use std::ops::Range;

/// Rows of a tile.
const HIGH: usize = 64;
/// Columns of a tile.
const WIDE: usize = 128;

/// The code of 0 in rounded inputs.
const ZERO: u8 = 128;
/// How far codes go from it.
const FAR: f32 = 127.0;

/// Sizes are taken from the matrices themselves.
const FITS: &str = "the sizes of the matrices fit";

/// A linear map with whole numbers as weights. Its input is rounded to 8 bits, each row at a scale of its own, so that
/// no row depends on another.
pub struct Linear {
    tiles: Vec<PackedBMatrix<i8>>,
    scales: Vec<f32>,
    bias: Vec<f32>,
    inputs: usize,
}

impl Linear {
    /// The map with a row of weights and a bias for each output.
    pub fn new(weights: &Rows<'_>, bias: Vec<f32>) -> Self {
        let multiply = GemmExecutor::<u8, i8, i32>::new();
        let pack = |rows: Range<usize>| multiply.prepack_b(weights.codes().slice(rows).transposed());
        let tiles = ranges(weights.count(), WIDE).map(pack).collect();
        Self { tiles, scales: weights.scales.clone(), bias, inputs: weights.width() }
    }

    /// The outputs for each row of inputs.
    pub fn apply(&self, input: &[f32]) -> Vec<f32> {
        let multiply = GemmExecutor::<u8, i8, i32>::new();
        let width = self.bias.len();
        let mut output = vec![0.0; input.len() / self.inputs * width];
        let mut products = vec![0; HIGH * WIDE];
        let mut codes = Vec::with_capacity(HIGH * self.inputs);
        let mut scales = Vec::with_capacity(HIGH);
        let blocks = input.chunks(HIGH * self.inputs).zip(output.chunks_mut(HIGH * width));
        for (input, output) in blocks {
            codes.clear();
            scales.clear();
            input.chunks(self.inputs).for_each(|row| scales.push(round(row, &mut codes)));
            let high = scales.len();
            let packed = multiply.prepack_a(NdTensorView::from_data([high, self.inputs], &codes[..]));
            let zeros = [ZERO; HIGH];
            let options =
                || GemmOptions { a_quant: Some(QuantParams { zero_point: &zeros[..high] }), ..GemmOptions::default() };
            for (tile, range) in self.tiles.iter().zip(ranges(width, WIDE)) {
                let products = &mut products[..high * range.len()];
                let (a, b) = (GemmInputA::Packed(&packed), GemmInputB::Packed(tile));
                multiply.gemm(products, a, b, options()).expect(FITS);
                let rows = products.chunks(range.len()).zip(output.chunks_mut(width)).zip(&scales);
                for ((products, output), row) in rows {
                    let columns = self.scales[range.clone()].iter().zip(&self.bias[range.clone()]);
                    for ((output, product), (scale, bias)) in
                        output[range.clone()].iter_mut().zip(products).zip(columns)
                    {
                        *output = *product as f32 * (row * scale) + bias;
                    }
                }
            }
        }
        output
    }
}

/// Appends the codes of a row, and says what they are multiplied by.
fn round(row: &[f32], codes: &mut Vec<u8>) -> f32 {
    let (least, most) = MinMax::new(row).dispatch();
    let scale = most.max(-least).max(1e-12) / FAR;
    codes.extend_init(|spare| Quantize::new(row, &mut spare[..row.len()], 1.0 / scale, ZERO).dispatch());
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
