//! Tables for terminals.

/// Lines with the columns aligned, the header underlined.
pub fn render<const N: usize>(header: [&str; N], rows: &[[String; N]]) -> String {
    let mut widths = header.map(|cell| cell.chars().count());
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let line = |cells: &[String]| {
        let padded = cells.iter().zip(widths).map(|(cell, width)| format!("{cell:<width$}"));
        padded.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    let rule = widths.map(|width| "-".repeat(width));
    let head = [line(&header.map(str::to_owned)), line(&rule)];
    head.into_iter().chain(rows.iter().map(|row| line(row))).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let rows = [["rust".to_owned(), "1".to_owned()], ["browser tests".to_owned(), "20".to_owned()]];
        let table = super::render(["suite", "passed"], &rows);
        assert_eq!(
            table.lines().collect::<Vec<_>>(),
            ["suite          passed", "-------------  ------", "rust           1", "browser tests  20",]
        );
    }
}
