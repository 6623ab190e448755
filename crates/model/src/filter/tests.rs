use proptest::prelude::*;

use super::*;

/// A conversation: unread, with `Read` access, a subject, custom data, and a message at 300.
fn facts(custom: &Custom) -> ConversationFacts<'_> {
    ConversationFacts {
        access: Access::Read,
        custom,
        is_unread: true,
        subject: Some("Bicycle"),
        last_message_at: Some(Timestamp::from_millis(300)),
        created_at: Timestamp::from_millis(100),
        joined_at: Timestamp::from_millis(200),
    }
}

fn custom() -> Custom {
    Custom::from([("state".to_owned(), "open".to_owned())])
}

fn filter(json: &str) -> ConversationFilter {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("{json}: {error}"))
}

/// Filters that fit the conversation above, and some that do not, line by line.
// shows: C39, C40, C41, C42, C43, C44
#[test]
fn each_field_and_operator() {
    let cases = [
        ("{}", true),
        (r#"{"access":["==","Read"]}"#, true),
        (r#"{"access":["==","ReadWrite"]}"#, false),
        (r#"{"access":["!=","Read"]}"#, false),
        (r#"{"access":["oneOf",["ReadWrite","Read"]]}"#, true),
        (r#"{"access":["!oneOf",["ReadWrite","Read"]]}"#, false),
        (r#"{"custom":{}}"#, true),
        (r#"{"custom":{"state":"exists"}}"#, true),
        (r#"{"custom":{"state":"!exists"}}"#, false),
        (r#"{"custom":{"other":"exists"}}"#, false),
        (r#"{"custom":{"other":"!exists"}}"#, true),
        (r#"{"custom":{"state":["==","open"]}}"#, true),
        (r#"{"custom":{"state":["==","Open"]}}"#, false),
        (r#"{"custom":{"state":["!=","open"]}}"#, false),
        (r#"{"custom":{"other":["==",""]}}"#, false),
        (r#"{"custom":{"other":["!=","open"]}}"#, true),
        (r#"{"custom":{"other":["!oneOf",["open"]]}}"#, true),
        (r#"{"custom":{"state":["oneOf",["shut","open"]]}}"#, true),
        (r#"{"custom":{"state":["==","open"],"other":"exists"}}"#, false),
        (r#"{"isUnread":true}"#, true),
        (r#"{"isUnread":false}"#, false),
        (r#"{"subject":["==","Bicycle"]}"#, true),
        (r#"{"subject":["==","bicycle"]}"#, false),
        (r#"{"subject":["==",null]}"#, false),
        (r#"{"subject":["!=",null]}"#, true),
        (r#"{"subject":["oneOf",[null,"Bicycle"]]}"#, true),
        (r#"{"subject":["!oneOf",[null]]}"#, true),
        (r#"{"subject":["oneOf",[]]}"#, false),
        (r#"{"subject":["!oneOf",[]]}"#, true),
        (r#"{"hasMessages":true}"#, true),
        (r#"{"hasMessages":false}"#, false),
        (r#"{"lastActivityAt":[">",299]}"#, true),
        (r#"{"lastActivityAt":[">",300]}"#, false),
        (r#"{"lastActivityAt":[">=",300]}"#, true),
        (r#"{"createdAt":["<",100]}"#, false),
        (r#"{"createdAt":["<",100.5]}"#, true),
        (r#"{"createdAt":["<=",100]}"#, true),
        (r#"{"joinedAt":["between",[200,201]]}"#, true),
        (r#"{"joinedAt":["between",[100,200]]}"#, false),
        (r#"{"joinedAt":["between",[200,200]]}"#, false),
        (r#"{"joinedAt":["!between",[200,201]]}"#, false),
        (r#"{"joinedAt":["!between",[100,200]]}"#, true),
        (r#"{"isUnread":true,"hasMessages":true}"#, true),
        (r#"{"isUnread":true,"hasMessages":false}"#, false),
        (r#"["any",[]]"#, false),
        (r#"["any",[{}]]"#, true),
        (r#"["any",[{"isUnread":false},{"hasMessages":true}]]"#, true),
        (r#"["any",[{"isUnread":false},{"hasMessages":false}]]"#, false),
    ];
    let custom = custom();
    for (json, expected) in cases {
        assert_eq!(filter(json).matches(&facts(&custom)), expected, "{json}");
    }
}

// shows: C40
#[test]
fn without_messages_the_last_activity_is_joining() {
    let custom = Custom::new();
    let silent = ConversationFacts { last_message_at: None, ..facts(&custom) };
    assert!(filter(r#"{"lastActivityAt":["between",[200,201]],"hasMessages":false}"#).matches(&silent));
    let no_subject = ConversationFacts { subject: None, ..silent };
    assert!(filter(r#"{"subject":["==",null]}"#).matches(&no_subject));
    assert!(!filter(r#"{"subject":["!oneOf",["a",null]]}"#).matches(&no_subject));
}

#[test]
fn a_filter_knows_what_it_asks() {
    assert!(!filter(r#"{"hasMessages":true}"#).asks_unread());
    assert!(filter(r#"["any",[{},{"isUnread":false}]]"#).asks_unread());
    assert!(filter(r#"["any",[{},{"custom":{"a":"exists"}}]]"#).asks_custom());
    assert!(!filter(r#"{"isUnread":true}"#).asks_custom());
}

fn strings() -> impl Strategy<Value = StringFilter<Option<String>>> {
    let value =
        || proptest::option::of(proptest::sample::select(vec!["Bicycle".to_owned(), "Car".to_owned()]));
    prop_oneof![
        value().prop_map(StringFilter::Equal),
        value().prop_map(StringFilter::NotEqual),
        proptest::collection::vec(value(), 0..3).prop_map(StringFilter::OneOf),
        proptest::collection::vec(value(), 0..3).prop_map(StringFilter::NoneOf),
    ]
}

fn numbers() -> impl Strategy<Value = NumberFilter> {
    let bound = || (90i32..310).prop_map(f64::from);
    prop_oneof![
        bound().prop_map(NumberFilter::Greater),
        bound().prop_map(NumberFilter::Less),
        bound().prop_map(NumberFilter::AtLeast),
        bound().prop_map(NumberFilter::AtMost),
        (bound(), 0i32..50).prop_map(|(from, size)| NumberFilter::Between(from, from + f64::from(size))),
        (bound(), 0i32..50).prop_map(|(from, size)| NumberFilter::NotBetween(from, from + f64::from(size))),
    ]
}

fn simple() -> impl Strategy<Value = SimpleConversationFilter> {
    use proptest::option::of;
    let fields = (of(strings()), of(numbers()), of(numbers()), of(any::<bool>()), of(any::<bool>()));
    fields.prop_map(|(subject, created_at, last_activity_at, is_unread, has_messages)| {
        let rest = SimpleConversationFilter::default();
        SimpleConversationFilter { subject, created_at, last_activity_at, is_unread, has_messages, ..rest }
    })
}

/// A filter of the subject alone.
fn by_subject(subject: StringFilter<Option<String>>) -> SimpleConversationFilter {
    SimpleConversationFilter { subject: Some(subject), ..SimpleConversationFilter::default() }
}

proptest! {
    #[test]
    fn any_is_either(a in simple(), b in simple(), subject in proptest::option::of("Bicycle|Car")) {
        let custom = custom();
        let facts = ConversationFacts { subject: subject.as_deref(), ..facts(&custom) };
        let either = ConversationFilter::Any(vec![a.clone(), b.clone()]);
        prop_assert_eq!(either.matches(&facts), a.matches(&facts) || b.matches(&facts));
    }

    #[test]
    fn an_operator_or_its_negation_holds_never_both(wanted in strings(), subject in proptest::option::of("Bicycle|Car")) {
        let custom = custom();
        let facts = ConversationFacts { subject: subject.as_deref(), ..facts(&custom) };
        let opposite = match wanted.clone() {
            StringFilter::Equal(value) => StringFilter::NotEqual(value),
            StringFilter::NotEqual(value) => StringFilter::Equal(value),
            StringFilter::OneOf(values) => StringFilter::NoneOf(values),
            StringFilter::NoneOf(values) => StringFilter::OneOf(values),
        };
        prop_assert_ne!(by_subject(wanted).matches(&facts), by_subject(opposite).matches(&facts));
    }

    #[test]
    fn bounds_and_their_negations(time in 90i64..310, from in 90i32..310, size in 0i32..50) {
        let (time, from, to) = (Timestamp::from_millis(time), f64::from(from), f64::from(from + size));
        prop_assert_ne!(NumberFilter::Greater(from).holds(time), NumberFilter::AtMost(from).holds(time));
        prop_assert_ne!(NumberFilter::Less(from).holds(time), NumberFilter::AtLeast(from).holds(time));
        prop_assert_ne!(NumberFilter::Between(from, to).holds(time), NumberFilter::NotBetween(from, to).holds(time));
    }

    #[test]
    fn what_is_written_is_read_again(a in simple(), b in simple()) {
        for wanted in [ConversationFilter::Simple(Box::new(a.clone())), ConversationFilter::Any(vec![a, b])] {
            let json = serde_json::to_string(&wanted).unwrap();
            prop_assert_eq!(filter(&json), wanted);
        }
    }
}
