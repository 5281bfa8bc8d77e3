use super::form::{FLAGS, KINDS, SAME_SITES, SET_BY};
use super::pack::number_of_kind;
use super::*;
use crate::cookie::{Container, CookieTable, PartitionKey, PartitionKind};
use crate::cookie::{Expiry, Host, Moment, SameSite, ValueShape};

/// Cookies with every choice of every attribute and times near, far and at the ends of the calendar.
fn cookies(table: &mut CookieTable, count: usize) -> Vec<Cookie> {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut random = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    let time = |random: u64| match random % 5 {
        0 => None,
        1 => Moment::from_unix_micros(1_795_501_553_000_000 + i64::from(u32::try_from(random % 1_000_000).unwrap())),
        2 => Some(Moment::LAST),
        3 => Moment::from_unix_micros(-62_000_000_000_000_000),
        _ => Moment::from_unix_micros((random % 200_000_000_000_000_000).cast_signed()),
    };
    let hosts = [".a.fr", "www.b.fr", "intranet", "127.0.0.1", ""];
    (0..count)
        .map(|i| {
            let host = match hosts[i % hosts.len()] {
                "" => Host::of_files(&mut table.strings),
                text => Host::parse(text, None, &mut table.strings).unwrap(),
            };
            let key = PartitionKey::bare(&format!("top{}.fr", i % 300), PartitionKind::BrowserProtection);
            let pick = |n: usize, of: usize| usize::try_from((i as u64 * 7919) % 1_000_003).unwrap() / n % of;
            Cookie {
                name: table.strings.intern(&format!("name-{}", i % 5_000)),
                path: table.strings.intern(&format!("/{}", i % 70)),
                host,
                partition: (i % 3 == 0).then(|| table.add_partition(key)).flatten(),
                container: (i % 5 == 0)
                    .then(|| table.add_container(Container { number: u32::try_from(i % 9).unwrap(), ..Container::default() }))
                    .flatten(),
                created: time(random()),
                last_set: time(random()),
                last_accessed: time(random()),
                expiry: [Expiry::Session, Expiry::FarFuture, Expiry::Unknown, time(random()).map_or(Expiry::Unknown, Expiry::At)][i % 4],
                secure: FLAGS[pick(1, 3)],
                http_only: FLAGS[pick(3, 3)],
                same_site: SAME_SITES[pick(9, 6)],
                shape: ValueShape::ALL[i % ValueShape::ALL.len()],
                set_by: SET_BY[pick(2, 4)],
                from_log: i % 2 == 0,
            }
        })
        .collect()
}

#[test]
fn what_is_packed_is_unpacked() {
    let mut table = CookieTable::default();
    let plain = cookies(&mut table, 10 * CHUNK + 17);
    let rows: Rows = plain.iter().copied().collect();
    assert_eq!(rows.len(), plain.len());
    assert!(rows.iter().eq(plain.iter().copied()));
    for (at, cookie) in plain.iter().enumerate() {
        assert_eq!(rows.get(RowId(as_number(at))).as_ref(), Some(cookie), "{at}");
    }
    assert_eq!(rows.get(RowId(as_number(plain.len()))), None);
    for from in [0, 1, CHUNK - 1, CHUNK, 5 * CHUNK + 3, 10 * CHUNK + 2, plain.len(), plain.len() + 1] {
        assert!(rows.named_from(RowId(as_number(from))).eq(plain.iter().skip(from).map(Named::of)), "{from}");
    }
}

/// What a visit gives of a range: the rows that are asked for, each as the walk over all gives it.
fn assert_visits(rows: &Rows) {
    let plain: Vec<Cookie> = rows.iter().collect();
    for range in [0..0, 0..plain.len(), 1..2, 3..CHUNK, CHUNK - 1..CHUNK + 1, 5..plain.len() + 9, plain.len()..plain.len() + 1] {
        for every in [1, 2, 7, 1_000] {
            let is_wanted = |row: usize| row.is_multiple_of(every);
            let mut visited = Vec::new();
            rows.visit(range.clone(), |row| is_wanted(row.index()), |row, cookie| visited.push((row.index(), *cookie)));
            let expected = range.clone().filter(|row| is_wanted(*row)).filter_map(|row| Some((row, *plain.get(row)?)));
            assert!(expected.eq(visited), "{range:?}, every {every}");
        }
    }
}

#[test]
fn a_visit_gives_what_is_wanted() {
    let mut table = CookieTable::default();
    let plain = cookies(&mut table, 3 * CHUNK + 17);
    assert_visits(&plain.iter().copied().collect());
    assert_visits(&Rows::default());
}

#[test]
fn a_walk_may_jump() {
    let mut table = CookieTable::default();
    let plain = cookies(&mut table, 5 * CHUNK);
    let rows: Rows = plain.iter().copied().collect();
    let mut iter = rows.iter();
    for at in [0usize, 3, 4, 200, 199, 630, 5, 639, 127, 128] {
        iter.seek(RowId(as_number(at)));
        assert_eq!(iter.next().as_ref(), plain.get(at), "{at}");
    }
    iter.seek(RowId(as_number(plain.len())));
    assert_eq!(iter.next(), None);
}

#[test]
fn changed_rows_are_changed_and_no_others() {
    let mut table = CookieTable::default();
    let mut plain = cookies(&mut table, 3 * CHUNK + 5);
    let mut rows: Rows = plain.iter().copied().collect();
    for at in [2, CHUNK, 3 * CHUNK + 4] {
        plain[at].secure = Some(true);
        plain[at].created = Some(Moment::LAST);
    }
    let mut chosen = rows.clone();
    rows.change(|row, cookie| {
        let changes = [2, CHUNK, 3 * CHUNK + 4].contains(&row.index());
        if changes {
            (cookie.secure, cookie.created) = (Some(true), Some(Moment::LAST));
        }
        changes
    });
    assert!(rows.iter().eq(plain.iter().copied()));
    let changes = [2, CHUNK, 3 * CHUNK + 4, 9 * CHUNK].map(|row| (RowId(as_number(row)), Moment::LAST));
    chosen.change_at(changes, |cookie, created| (cookie.secure, cookie.created) = (Some(true), Some(created)));
    assert!(chosen.iter().eq(plain));
}

/// Tables put behind each other, twice over, name the same texts, keys and containers as before.
#[test]
fn tables_are_put_behind_each_other() {
    let tables: Vec<CookieTable> = [CHUNK + 3, 7, 2 * CHUNK]
        .into_iter()
        .map(|count| {
            let mut table = CookieTable::default();
            // Other ids in each.
            table.strings.intern(&format!("only here {count}"));
            table.rows = cookies(&mut table, count).into_iter().collect();
            table
        })
        .collect();
    let told = |table: &CookieTable| -> Vec<String> {
        let tell = |c: crate::cookie::CookieRef<'_>| {
            let facts = (c.created, c.last_set, c.last_accessed, c.expiry, c.same_site, c.shape);
            format!("{} {} {} {:?} {:?} {facts:?}", c.name(), c.host(), c.path(), c.partition(), c.container())
        };
        table.iter().map(tell).collect()
    };
    let expected: Vec<String> = tables.iter().flat_map(told).collect();
    let [first, mut second, third] = <[CookieTable; 3]>::try_from(tables).unwrap();
    second.append(third);
    let mut whole = first;
    whole.append(second);
    assert!(told(&whole) == expected);
    assert!(whole.rows.named_from(RowId(0)).eq(whole.rows.iter().map(|cookie| Named::of(&cookie))));
    assert_visits(&whole.rows);
}

#[test]
fn a_row_takes_little() {
    let mut table = CookieTable::default();
    let host = Host::parse(".a.fr", None, &mut table.strings).unwrap();
    let at = |micros| Moment::from_unix_micros(1_795_501_553_000_000 + micros);
    let rows: Rows = (0..100 * i64::try_from(CHUNK).unwrap())
        .map(|i| Cookie {
            name: table.strings.intern(&format!("name-{i}")),
            path: table.strings.intern("/"),
            host,
            partition: None,
            container: None,
            created: at(i * 7_000_003),
            last_set: at(i * 7_000_003),
            last_accessed: at(i * 9_000_001),
            expiry: Expiry::At(at(34_000_000_000_000 + i).unwrap()),
            secure: Some(true),
            http_only: Some(false),
            same_site: Some(SameSite::Lax),
            shape: ValueShape::Identifier,
            set_by: None,
            from_log: false,
        })
        .collect();
    let each = rows.heap_bytes() / rows.len();
    assert!(each <= 40, "{each} bytes a row");
}

/// Every choice of an attribute has its place, so that none is packed as another.
#[test]
fn every_choice_has_its_place() {
    for (number, kind) in (0..).zip(KINDS) {
        assert_eq!(number_of_kind(kind), number);
    }
    let distinct: std::collections::HashSet<ValueShape> = ValueShape::ALL.into_iter().collect();
    assert_eq!(distinct.len(), ValueShape::ALL.len());
    assert!(ValueShape::ALL.len() <= 32, "a shape has five bits");
}
