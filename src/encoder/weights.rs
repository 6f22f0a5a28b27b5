//! The file of weights, as `training/encoder/export.py` writes it.

use rten_tensor::{Matrix, NdTensorView};
use safetensors::{Dtype, SafeTensors, tensor::TensorView};

/// The tensors of the file by name.
///
/// The file is part of the program and tests read all of it: what is missing in it panics.
pub struct Weights<'w>(SafeTensors<'w>);

/// A matrix of whole numbers with a scale for each row.
pub struct Rows<'w> {
    codes: &'w [i8],
    /// What the whole numbers of a row are multiplied by.
    pub scales: Vec<f32>,
    width: usize,
}

impl<'w> Weights<'w> {
    /// The tensors in the bytes of a file.
    pub fn new(bytes: &'w [u8]) -> Self {
        Self(SafeTensors::deserialize(bytes).expect("the weights are a file of tensors"))
    }

    fn tensor(&self, name: &str, dtype: Dtype) -> TensorView<'w> {
        let tensor = self.0.tensor(name).unwrap_or_else(|error| panic!("weights: {error}"));
        assert_eq!(tensor.dtype(), dtype, "{name}");
        tensor
    }

    /// The numbers of a tensor, row by row.
    pub fn numbers(&self, name: &str) -> Vec<f32> {
        let (numbers, _) = self.tensor(name, Dtype::F32).data().as_chunks::<4>();
        numbers.iter().map(|number| f32::from_le_bytes(*number)).collect()
    }

    /// A matrix of whole numbers.
    pub fn rows(&self, name: &str) -> Rows<'w> {
        let tensor = self.tensor(name, Dtype::I8);
        let scales = self.numbers(&format!("{name}.scale"));
        let width = tensor.data().len() / scales.len();
        Rows { codes: bytemuck::cast_slice(tensor.data()), scales, width }
    }

    /// Whether there is a tensor of that name.
    pub fn has(&self, name: &str) -> bool {
        self.0.tensor(name).is_ok()
    }
}

impl<'w> Rows<'w> {
    /// How many numbers a row has.
    pub fn width(&self) -> usize {
        self.width
    }

    /// How many rows there are.
    pub fn count(&self) -> usize {
        self.scales.len()
    }

    /// The whole numbers as a matrix.
    pub fn codes(&self) -> Matrix<'w, i8> {
        NdTensorView::from_data([self.count(), self.width], self.codes)
    }

    /// The sum of the whole numbers of each row.
    pub fn sums(&self) -> Vec<i32> {
        self.codes.chunks(self.width).map(|row| row.iter().map(|code| i32::from(*code)).sum()).collect()
    }

    /// Adds a row to as many numbers.
    pub fn add(&self, row: usize, sum: &mut [f32]) {
        let codes = &self.codes[row * self.width..][..self.width];
        let scale = self.scales[row];
        for (sum, code) in sum.iter_mut().zip(codes) {
            *sum += f32::from(*code) * scale;
        }
    }
}
