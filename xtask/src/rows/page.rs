//! The page: a table of rows and tests for each section.

use super::list::{List, Remark, Row, RowId};
use crate::tags::{Tag, escaped};

const INTRODUCTION: &str = "\
# Which test shows what

Every row of the JavaScript data API that Chinwag offers, and the tests that show it. Written by `cargo xtask rows` \
from `xtask/js-api-rows.txt` and from the comments `// shows: …` above the tests; [CONTRIBUTING.md](../CONTRIBUTING.md) \
tells how to add to it. A row with neither a test nor a reason fails `cargo xtask tidy`.
";

/// It holds no totals: they would make every two changes of it conflict.
pub fn render<'a>(list: &List, tests: impl Fn(&Row) -> &'a [Tag<RowId>]) -> String {
    let mut page = INTRODUCTION.to_owned();
    for section in &list.sections {
        page += &format!("\n## {}\n\n| row | | shown by |\n|---|---|---|\n", section.title);
        for row in &section.rows {
            let shown = cell(row, tests(row));
            page += &format!("| {} | {} | {shown} |\n", row.id, escaped(&row.name));
        }
    }
    page
}

fn cell(row: &Row, tests: &[Tag<RowId>]) -> String {
    let remark = match &row.remark {
        Remark::None => None,
        Remark::Partly(missing) => Some(format!("*in part: {}*", escaped(missing))),
        Remark::Later(with) => Some(format!("*later: {}*", escaped(with))),
        Remark::Cannot(why) => Some(format!("*cannot hold: {}*", escaped(why))),
    };
    tests.iter().map(Tag::link).chain(remark).collect::<Vec<_>>().join("<br>")
}

#[cfg(test)]
mod tests {
    use super::{List, RowId, Tag, render};

    #[test]
    fn a_row_leads_to_its_tests() {
        let list = List::parse("## Users\nA1 UserRef.id\nA2 files | later: uploads\n").unwrap();
        let tags = |row: &super::Row| -> Vec<Tag<RowId>> {
            let tag = Tag { id: row.id, path: "web/core/test/a.test.ts".into(), test: "one | two".into() };
            if row.name == "UserRef.id" { vec![tag] } else { Vec::new() }
        };
        let tests: Vec<Vec<Tag<RowId>>> = list.rows().map(tags).collect();
        let page = render(&list, |row| &tests[usize::from(row.id.number) - 1]);
        let link = "[core/test/a.test.ts](../web/core/test/a.test.ts): one \\| two";
        assert!(page.contains(&format!(
            "## Users\n\n| row | | shown by |\n|---|---|---|\n| A1 | UserRef.id | {link} |\n"
        )));
        assert!(page.contains("| A2 | files | *later: uploads* |\n"));
    }
}
