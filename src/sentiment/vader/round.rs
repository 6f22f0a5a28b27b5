//! Rounding as CPython's `round(x, digits)` does it.

/// `x`, no larger than 1 either way, rounded to `digits` decimal places, at most 4: the nearest decimal to the exact binary
/// value, the even one of two that are as near.
pub(super) fn round(x: f64, digits: u32) -> f64 {
    let scale = 10_u64.pow(digits);
    let bits = x.to_bits();
    let exponent = (bits >> 52 & 0x7FF) as u32;
    // Below 2^-54 even 10,000 of it are less than a half.
    let rounded = if exponent < 1023 - 54 {
        0
    } else {
        // x is mantissa / 2^shift, with 52 <= shift <= 106; scaled, it still fits 128 bits with room.
        let mantissa = bits & ((1 << 52) - 1) | 1 << 52;
        let shift = 1023 + 52 - exponent;
        let scaled = u128::from(mantissa) * u128::from(scale);
        let whole = (scaled >> shift) as u64;
        let rest = scaled & ((1 << shift) - 1);
        let half = 1 << (shift - 1);
        whole + u64::from(rest > half || rest == half && whole % 2 == 1)
    };
    // Both are exact, so that the quotient is the double nearest to the decimal.
    (rounded as f64 / scale as f64).copysign(x)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_rounded_is_the_binary_value() {
        // Ties in binary go to the even digit; 0.0005 is a little more than its decimal, 0.0015 a little less than it looks.
        for (x, expected) in [(0.0625, 0.062), (0.1875, 0.188), (0.0005, 0.001), (0.0015, 0.002), (0.0045, 0.004)] {
            assert_eq!(round(x, 3), expected, "{x}");
        }
        assert_eq!(round(0.00005, 4), 0.0001);
        assert_eq!(round(1.0, 3), 1.0);
    }

    #[test]
    fn what_rounds_to_nothing_keeps_its_sign() {
        assert!(round(-1e-17, 4).is_sign_negative());
        assert!(round(-f64::from_bits(1), 4).is_sign_negative());
        assert!(round(1e-17, 4).is_sign_positive());
    }

    proptest! {
        #[test]
        fn equals_the_exact_decimal_of_the_standard_library(x in -1.0..=1.0_f64, scale in 0..70) {
            for x in [x, x / f64::from(2_i32.pow(scale as u32 % 31)), (x * 1024.0).round() / 1024.0 / 16.0] {
                prop_assert_eq!(round(x, 3), format!("{x:.3}").parse::<f64>().unwrap());
                prop_assert_eq!(round(x, 4), format!("{x:.4}").parse::<f64>().unwrap());
            }
        }
    }
}
