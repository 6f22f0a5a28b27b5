//! The network: a BERT encoder (Devlin et al., NAACL 2019) under four additive heads.

use super::linear::{Linear, product};
use super::weights::{Rows, Weights};
use super::{Kind, Token};
use rten_simd::{SimdOp, SimdUnaryOp};
use rten_tensor::NdTensorView;
use rten_vecmath::{Gelu, Normalize, NormalizeOptions, Softmax, Sum, SumSquareSub, Tanh};

/// Numbers of a state that one head of attention looks at: MiniLM has 12 such heads.
const HEAD: usize = 32;

/// What BERT adds to a variance.
const EPSILON: f32 = 1e-12;

/// The network with its weights.
pub struct Network {
    words: Rows<'static>,
    positions: Rows<'static>,
    kinds: Vec<f32>,
    norm: Norm,
    layers: Vec<Layer>,
    heads: Vec<f32>,
    heads_bias: Vec<f32>,
    gates: Vec<f32>,
    width: usize,
}

/// A layer: attention, then two maps with a bend between them.
struct Layer {
    look: Linear,
    gather: Linear,
    gathered: Norm,
    widen: Linear,
    narrow: Linear,
    narrowed: Norm,
}

/// Brings a state to mean 0 and variance 1, then to a learned scale and shift.
struct Norm {
    scale: Vec<f32>,
    shift: Vec<f32>,
}

impl Network {
    /// The network in a file of weights.
    pub fn new(weights: &Weights<'static>) -> Self {
        let words = weights.rows("words");
        let layers = (0..).map(|n| format!("layer{n}")).take_while(|layer| weights.has(&format!("{layer}.look")));
        Self {
            width: words.width(),
            words,
            positions: weights.rows("positions"),
            kinds: weights.numbers("kinds"),
            norm: Norm::new(weights, "norm"),
            layers: layers.map(|layer| Layer::new(weights, &layer)).collect(),
            heads: weights.numbers("heads"),
            heads_bias: weights.numbers("heads.bias"),
            gates: weights.numbers("gates"),
        }
    }

    /// How many pieces it can read at once.
    pub fn longest(&self) -> usize {
        self.positions.count()
    }

    /// What it makes of each piece.
    pub fn read(&self, pieces: &[(u32, Kind)]) -> Vec<Token> {
        let mut states = vec![0.0; pieces.len() * self.width];
        for (position, (state, (number, kind))) in states.chunks_mut(self.width).zip(pieces).enumerate() {
            state.copy_from_slice(&self.kinds[*kind as usize * self.width..][..self.width]);
            self.words.add(*number as usize, state);
            self.positions.add(position, state);
        }
        self.norm.apply(&mut states);
        for layer in &self.layers {
            layer.apply(&mut states);
        }
        self.tokens(&states)
    }

    /// The heads.
    fn tokens(&self, states: &[f32]) -> Vec<Token> {
        let outputs = self.heads_bias.len();
        let states = NdTensorView::from_data([states.len() / self.width, self.width], states);
        let heads = NdTensorView::from_data([outputs, self.width], &self.heads[..]);
        let mut made = product(states, heads.transposed());
        let hidden = self.gates.len();
        let token = |outputs: &mut [f32]| {
            outputs.iter_mut().zip(&self.heads_bias).for_each(|(output, bias)| *output += bias);
            let (gates, values) = outputs.split_at_mut(hidden);
            Tanh {}.map_mut(gates);
            let size = hidden / 4;
            let mut gates = gates.chunks(size).zip(self.gates.chunks(size)).map(|(units, weights)| {
                f64::from(units.iter().zip(weights).map(|(unit, weight)| unit * weight).sum::<f32>())
            });
            let mut values = values.iter().map(|value| f64::from(*value));
            let mut gate = || gates.next().unwrap_or_default();
            let mut value = || values.next().unwrap_or_default();
            Token {
                gates: [gate(), gate(), gate(), gate()],
                stance: [value(), value()],
                tone: [value(), value()],
                quoted: value(),
                present: value(),
            }
        };
        made.chunks_mut(outputs).map(token).collect()
    }
}

impl Layer {
    fn new(weights: &Weights<'static>, layer: &str) -> Self {
        let linear = |name: &str| {
            let name = format!("{layer}.{name}");
            Linear::new(&weights.rows(&name), weights.numbers(&format!("{name}.bias")))
        };
        let norm = |name: &str| Norm::new(weights, &format!("{layer}.{name}"));
        Self {
            look: linear("look"),
            gather: linear("gather"),
            gathered: norm("gathered"),
            widen: linear("widen"),
            narrow: linear("narrow"),
            narrowed: norm("narrowed"),
        }
    }

    fn apply(&self, states: &mut [f32]) {
        let width = self.gathered.scale.len();
        let seen = attend(&self.look.apply(states), width);
        add(states, &self.gather.apply(&seen));
        self.gathered.apply(states);
        let mut wide = self.widen.apply(states);
        Gelu {}.map_mut(&mut wide);
        add(states, &self.narrow.apply(&wide));
        self.narrowed.apply(states);
    }
}

/// What each piece sees of the others. A row of `looks` is a question, an answer and a content, each as wide as a state.
fn attend(looks: &[f32], width: usize) -> Vec<f32> {
    let count = looks.len() / (3 * width);
    let looks = NdTensorView::from_data([count, 3 * width], looks);
    let mut seen = vec![0.0; count * width];
    for head in (0..width).step_by(HEAD) {
        let part = |from: usize| looks.slice((.., from + head..from + head + HEAD));
        let mut shares = product(part(0), part(width).transposed());
        for row in shares.chunks_mut(count) {
            Softmax::new_mut(row).dispatch();
        }
        let shares = NdTensorView::from_data([count, count], &shares[..]);
        let contents = product(shares, part(2 * width));
        for (seen, content) in seen.chunks_mut(width).zip(contents.chunks(HEAD)) {
            seen[head..head + HEAD].copy_from_slice(content);
        }
    }
    seen
}

fn add(states: &mut [f32], change: &[f32]) {
    states.iter_mut().zip(change).for_each(|(state, change)| *state += change);
}

impl Norm {
    fn new(weights: &Weights<'static>, name: &str) -> Self {
        Self { scale: weights.numbers(&format!("{name}.scale")), shift: weights.numbers(&format!("{name}.shift")) }
    }

    fn apply(&self, states: &mut [f32]) {
        let width = self.scale.len() as f32;
        for state in states.chunks_mut(self.scale.len()) {
            let mean = Sum::new(state).dispatch() / width;
            let variance = SumSquareSub::new(state, mean).dispatch() / width;
            let options = NormalizeOptions {
                pre_scale_bias: mean,
                scale: 1.0 / (variance + EPSILON).sqrt(),
                element_scale: Some(&self.scale),
                element_bias: Some(&self.shift),
                ..NormalizeOptions::default()
            };
            Normalize::new_mut(state, options).dispatch();
        }
    }
}
