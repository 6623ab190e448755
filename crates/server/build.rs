//! The web files are part of the binary, so a change in them is a change of the binary.

fn main() {
    println!("cargo:rerun-if-changed=../../web/talk/dist");
    println!("cargo:rerun-if-changed=../../web/elements/dist");
    println!("cargo:rerun-if-changed=../../web/docs/dist");
    println!("cargo:rerun-if-changed=../../web/demo");
}
