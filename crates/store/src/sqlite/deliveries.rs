//! Deliveries to webhooks: what is due, and what became of it.

use std::collections::HashSet;

use chinwag_model::{AppKey, EventId, Timestamp};
use rusqlite::{Connection, params};

use super::rows::{all, execute, first};
use super::writer::Writing;
use crate::{DeadDelivery, DeliveryKey, DeliveryOutcome, DueDelivery, OutboxEvent, StoreError};

/// What was given up is kept for this long, in milliseconds.
const DEAD_KEPT_MS: i64 = 30 * 24 * 60 * 60 * 1000;

/// See [`crate::Store::due_deliveries`].
pub fn due(
    connection: &Connection,
    now: Timestamp,
    busy: &HashSet<(i64, String)>,
    at_once: usize,
) -> Result<Vec<DueDelivery>, StoreError> {
    let sql = "SELECT w.key FROM webhooks w WHERE EXISTS \
               (SELECT 1 FROM delivery_lanes l WHERE l.webhook = w.key AND l.due_at <= ?1)";
    let webhooks = all(connection, sql, [now.as_millis()], |columns| columns.get::<i64>())?;
    let mut found = Vec::new();
    for webhook in webhooks {
        let under_way = busy.iter().filter(|(of, _)| *of == webhook).count();
        let free = at_once.saturating_sub(under_way);
        if free == 0 {
            continue;
        }
        let sql = "SELECT lane FROM delivery_lanes WHERE webhook = ?1 AND due_at <= ?2 ORDER BY due_at, lane LIMIT ?3";
        let limit = (free + under_way) as i64;
        let lanes = all(connection, sql, params![webhook, now.as_millis(), limit], |columns| {
            columns.get::<String>()
        })?;
        let waiting = lanes.into_iter().map(|lane| (webhook, lane)).filter(|place| !busy.contains(place));
        for (webhook, lane) in waiting.take(free) {
            found.extend(first_of(connection, webhook, lane)?);
        }
    }
    Ok(found)
}

fn first_of(connection: &Connection, webhook: i64, lane: String) -> Result<Option<DueDelivery>, StoreError> {
    let sql = "SELECT d.event, d.attempts, a.id, w.url, o.id, o.kind, o.created_at, o.happening FROM deliveries d \
               JOIN outbox o ON o.number = d.event JOIN webhooks w ON w.key = d.webhook JOIN apps a ON a.key = w.app \
               WHERE d.webhook = ?1 AND d.lane = ?2 ORDER BY d.event LIMIT 1";
    first(connection, sql, params![webhook, lane], |columns| {
        let (event, attempts) = (columns.get()?, columns.get()?);
        Ok(DueDelivery {
            key: DeliveryKey { webhook, lane: lane.clone(), event },
            attempts,
            app: columns.app_id()?,
            url: columns.get()?,
            event: OutboxEvent {
                id: EventId::stored(columns.get()?),
                kind: columns.named()?,
                created_at: columns.time()?,
                happening: columns.json()?,
            },
        })
    })
}

/// See [`crate::Store::next_delivery_at`].
pub fn next_at(connection: &Connection, after: Timestamp) -> Result<Option<Timestamp>, StoreError> {
    let sql = "SELECT min((SELECT min(l.due_at) FROM delivery_lanes l WHERE l.webhook = w.key AND l.due_at > ?1)) \
               FROM webhooks w";
    Ok(first(connection, sql, [after.as_millis()], |columns| columns.optional_time())?.flatten())
}

/// See [`crate::Store::delivered`].
pub fn settle(
    writing: &mut Writing,
    key: &DeliveryKey,
    outcome: &DeliveryOutcome,
    at: Timestamp,
) -> Result<(), StoreError> {
    let connection = writing.connection;
    let DeliveryKey { webhook, lane, event } = key;
    let place = params![webhook, lane, event];
    let sql = "UPDATE deliveries SET attempts = attempts + 1 WHERE webhook = ?1 AND lane = ?2 AND event = ?3 \
               RETURNING attempts";
    // Its webhook was removed meanwhile.
    let Some(attempts) = first(connection, sql, place, |columns| columns.get::<u32>())? else {
        return Ok(());
    };
    match outcome {
        DeliveryOutcome::Later(due_at, _) => {
            let sql = "UPDATE delivery_lanes SET due_at = ?3 WHERE webhook = ?1 AND lane = ?2";
            execute(connection, sql, params![webhook, lane, due_at.as_millis()])?;
            return Ok(());
        }
        DeliveryOutcome::Delivered => {}
        DeliveryOutcome::GivenUp(error) => {
            let sql = "INSERT OR REPLACE INTO dead_deliveries (webhook, event, lane, attempts, given_up_at, error) \
                       VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
            execute(connection, sql, params![webhook, event, lane, attempts, at.as_millis(), error])?;
            forget_old(connection, *webhook, at)?;
        }
    }
    let sql = "DELETE FROM deliveries WHERE webhook = ?1 AND lane = ?2 AND event = ?3";
    execute(connection, sql, place)?;
    let rest = "SELECT 1 FROM deliveries WHERE webhook = ?1 AND lane = ?2 LIMIT 1";
    let sql = match first(connection, rest, params![webhook, lane], |columns| columns.get::<i64>())? {
        Some(_) => "UPDATE delivery_lanes SET due_at = ?3 WHERE webhook = ?1 AND lane = ?2",
        None => "DELETE FROM delivery_lanes WHERE webhook = ?1 AND lane = ?2 AND ?3 = ?3",
    };
    execute(connection, sql, params![webhook, lane, at.as_millis()])?;
    forget_event(connection, *event)
}

/// Forgets an event that nobody is told of any more.
fn forget_event(connection: &Connection, event: i64) -> Result<(), StoreError> {
    let sql = "DELETE FROM outbox WHERE number = ?1 AND NOT EXISTS (SELECT 1 FROM deliveries WHERE event = ?1) \
               AND NOT EXISTS (SELECT 1 FROM dead_deliveries WHERE event = ?1)";
    execute(connection, sql, [event])?;
    Ok(())
}

fn forget_old(connection: &Connection, webhook: i64, now: Timestamp) -> Result<(), StoreError> {
    let sql = "DELETE FROM dead_deliveries WHERE webhook = ?1 AND given_up_at < ?2 RETURNING event";
    let before = now.as_millis() - DEAD_KEPT_MS;
    for event in all(connection, sql, [webhook, before], |columns| columns.get::<i64>())? {
        forget_event(connection, event)?;
    }
    Ok(())
}

/// See [`crate::Store::dead_deliveries`].
pub fn dead(
    connection: &Connection,
    app: AppKey,
    webhook: Option<&str>,
    limit: u32,
) -> Result<Vec<DeadDelivery>, StoreError> {
    let sql = "SELECT w.id, o.id, o.kind, o.created_at, d.attempts, d.given_up_at, d.error FROM dead_deliveries d \
               JOIN webhooks w ON w.key = d.webhook JOIN outbox o ON o.number = d.event \
               WHERE w.app = ?1 AND (?2 IS NULL OR w.id = ?2) ORDER BY d.event LIMIT ?3";
    all(connection, sql, params![app.0, webhook, limit], |columns| {
        Ok(DeadDelivery {
            webhook: columns.get()?,
            event: EventId::stored(columns.get()?),
            kind: columns.named()?,
            created_at: columns.time()?,
            attempts: columns.get()?,
            given_up_at: columns.time()?,
            error: columns.get()?,
        })
    })
}

/// See [`crate::Store::replay_deliveries`].
pub fn replay(
    writing: &mut Writing,
    app: AppKey,
    webhook: Option<&str>,
    at: Timestamp,
) -> Result<u64, StoreError> {
    let connection = writing.connection;
    let sql = "DELETE FROM dead_deliveries WHERE webhook IN \
               (SELECT key FROM webhooks WHERE app = ?1 AND (?2 IS NULL OR id = ?2)) RETURNING webhook, lane, event";
    let dead = all(connection, sql, params![app.0, webhook], |columns| {
        Ok(DeliveryKey { webhook: columns.get()?, lane: columns.get()?, event: columns.get()? })
    })?;
    for DeliveryKey { webhook, lane, event } in &dead {
        let sql = "INSERT OR IGNORE INTO deliveries (webhook, lane, event, attempts) VALUES (?1, ?2, ?3, 0)";
        execute(connection, sql, params![webhook, lane, event])?;
        let sql = "INSERT INTO delivery_lanes (webhook, lane, due_at) VALUES (?1, ?2, ?3) \
                   ON CONFLICT DO UPDATE SET due_at = ?3";
        execute(connection, sql, params![webhook, lane, at.as_millis()])?;
    }
    writing.deliveries |= !dead.is_empty();
    Ok(dead.len() as u64)
}
