//! The network: the encoder of T5 1.1 (Raffel et al., JMLR 2020; Shazeer 2020) under four additive heads.

use super::linear::{Linear, product};
use super::weights::{Rows, Weights};
use super::{Kind, Token};
use rten_simd::{SimdOp, SimdUnaryOp};
use rten_tensor::NdTensorView;
use rten_vecmath::{ApproxGelu, Normalize, NormalizeOptions, Softmax, SumSquare, Tanh};

/// Numbers of a state that one head of attention looks at.
const HEAD: usize = 64;

/// The way from which on all ways are as one in [`Network::distances`].
const FAR: f64 = 128.0;

/// How many kinds of ways there are.
const BUCKETS: usize = 32;

/// What T5 adds to a mean square.
const EPSILON: f32 = 1e-6;

/// The network with its weights.
pub struct Network {
    words: Rows<'static>,
    kinds: Vec<f32>,
    /// What each head of attention adds for a way from a piece to another, by its [`bucket`].
    distances: Vec<f32>,
    layers: Vec<Layer>,
    last: Norm,
    heads: Vec<f32>,
    heads_bias: Vec<f32>,
    gates: Vec<f32>,
    width: usize,
}

/// A layer: attention, then two maps with a gate between them.
struct Layer {
    looking: Norm,
    look: Linear,
    gather: Linear,
    widening: Norm,
    widen: Linear,
    narrow: Linear,
}

/// Brings the mean square of a state to 1, then to a learned scale.
struct Norm(Vec<f32>);

impl Network {
    /// The network in a file of weights.
    pub fn new(weights: &Weights<'static>) -> Self {
        let words = weights.rows("words");
        let layers = (0..).map(|n| format!("layer{n}")).take_while(|layer| weights.has(&format!("{layer}.look")));
        Self {
            width: words.width(),
            words,
            kinds: weights.numbers("kinds"),
            distances: weights.numbers("distances"),
            layers: layers.map(|layer| Layer::new(weights, &layer)).collect(),
            last: Norm(weights.numbers("last")),
            heads: weights.numbers("heads"),
            heads_bias: weights.numbers("heads.bias"),
            gates: weights.numbers("gates"),
        }
    }

    /// What it makes of each piece.
    pub fn read(&self, pieces: &[(u32, Kind)]) -> Vec<Token> {
        let mut states = vec![0.0; pieces.len() * self.width];
        for (state, (number, kind)) in states.chunks_mut(self.width).zip(pieces) {
            state.copy_from_slice(&self.kinds[*kind as usize * self.width..][..self.width]);
            self.words.add(*number as usize, state);
        }
        let ways = self.ways(pieces.len());
        for layer in &self.layers {
            layer.apply(&mut states, &ways);
        }
        self.tokens(&self.last.apply(&states))
    }

    /// What each head of attention adds for the way from a piece to another one: a list for each head, by the place of the
    /// other counted from the piece, from the farthest before it to the farthest behind.
    fn ways(&self, count: usize) -> Vec<Vec<f32>> {
        let heads = self.distances.len() / BUCKETS;
        let buckets: Vec<usize> =
            (1..count).rev().map(|n| bucket(n, false)).chain((0..count).map(|n| bucket(n, true))).collect();
        (0..heads).map(|head| buckets.iter().map(|bucket| self.distances[bucket * heads + head]).collect()).collect()
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
                author: value(),
                present: value(),
            }
        };
        made.chunks_mut(outputs).map(token).collect()
    }
}

/// The kind of a way over so many pieces: short ones are told apart, long ones by their logarithm.
fn bucket(way: usize, behind: bool) -> usize {
    const SIDE: usize = BUCKETS / 2;
    const EXACT: usize = SIDE / 2;
    let long = |way: usize| {
        let exact = EXACT as f64;
        EXACT + ((way as f64 / exact).ln() / (FAR / exact).ln() * exact) as usize
    };
    let side = if behind && way > 0 { SIDE } else { 0 };
    side + if way < EXACT { way } else { long(way).min(SIDE - 1) }
}

impl Layer {
    fn new(weights: &Weights<'static>, layer: &str) -> Self {
        let linear = |name: &str| Linear::new(&weights.rows(&format!("{layer}.{name}")));
        let norm = |name: &str| Norm(weights.numbers(&format!("{layer}.{name}")));
        Self {
            looking: norm("looking"),
            look: linear("look"),
            gather: linear("gather"),
            widening: norm("widening"),
            widen: linear("widen"),
            narrow: linear("narrow"),
        }
    }

    fn apply(&self, states: &mut [f32], ways: &[Vec<f32>]) {
        let seen = attend(&self.look.apply(&self.looking.apply(states)), ways);
        add(states, &self.gather.apply(&seen));
        let wide = self.widen.apply(&self.widening.apply(states));
        let width = self.widen.outputs() / 2;
        let mut gated = Vec::with_capacity(wide.len() / 2);
        for row in wide.chunks(2 * width) {
            gated.extend_from_slice(&row[..width]);
        }
        ApproxGelu {}.map_mut(&mut gated);
        for (gates, row) in gated.chunks_mut(width).zip(wide.chunks(2 * width)) {
            gates.iter_mut().zip(&row[width..]).for_each(|(gate, value)| *gate *= value);
        }
        add(states, &self.narrow.apply(&gated));
    }
}

/// What each piece sees of the others. A row of `looks` is a question, an answer and a content for each head; `ways` is
/// what a head adds for the way between two pieces.
fn attend(looks: &[f32], ways: &[Vec<f32>]) -> Vec<f32> {
    let width = ways.len() * HEAD;
    let count = looks.len() / (3 * width);
    let looks = NdTensorView::from_data([count, 3 * width], looks);
    let mut seen = vec![0.0; count * width];
    for (head, ways) in ways.iter().enumerate() {
        let part = |from: usize| looks.slice((.., from + head * HEAD..from + (head + 1) * HEAD));
        let mut shares = product(part(0), part(width).transposed());
        for (at, row) in shares.chunks_mut(count).enumerate() {
            add(row, &ways[count - 1 - at..][..count]);
            Softmax::new_mut(row).dispatch();
        }
        let shares = NdTensorView::from_data([count, count], &shares[..]);
        let contents = product(shares, part(2 * width));
        for (seen, content) in seen.chunks_mut(width).zip(contents.chunks(HEAD)) {
            seen[head * HEAD..][..HEAD].copy_from_slice(content);
        }
    }
    seen
}

fn add(states: &mut [f32], change: &[f32]) {
    states.iter_mut().zip(change).for_each(|(state, change)| *state += change);
}

impl Norm {
    fn apply(&self, states: &[f32]) -> Vec<f32> {
        let mut states = states.to_vec();
        for state in states.chunks_mut(self.0.len()) {
            let square = SumSquare::new(state).dispatch() / self.0.len() as f32;
            let scale = 1.0 / (square + EPSILON).sqrt();
            let options = NormalizeOptions { scale, element_scale: Some(&self.0), ..NormalizeOptions::default() };
            Normalize::new_mut(state, options).dispatch();
        }
        states
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_are_told_apart_as_in_t5() {
        let before: Vec<usize> = [0, 1, 7, 8, 11, 12, 16, 64, 127, 128, 5000].map(|way| bucket(way, false)).into();
        assert_eq!(before, [0, 1, 7, 8, 8, 9, 10, 14, 15, 15, 15]);
        assert_eq!([0, 1, 8].map(|way| bucket(way, true)), [0, 17, 24]);
    }
}
