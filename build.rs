//! Turns word lists into static tables.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
}
