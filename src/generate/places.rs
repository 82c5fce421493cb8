//! The villages of a synthetic catalogue: real ones of the region list, with their BUMDes and makers.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;

use super::dice::{Dice, Weighted};
use super::rows::{NewBumdes, NewMaker, NewVillage, Serves};
use super::words::Words;
use super::{GenerateError, Plan, START_MILLIS};
use crate::db::schema::{bumdes, regions, villages};
use crate::db::{DbConn, Timestamp};
use crate::import::slug::{slug, take_free};
use crate::regions::short_name;

/// A village that products come from.
pub struct Place {
    pub code: String,
    pub name: String,
    pub regency: String,
    /// of `Words::families`: what most of its products are
    pub family: usize,
    pub bumdes_id: String,
    /// id and name
    pub makers: Vec<(String, String)>,
}

/// The rows to write, and what the products need to know of them. The first places sell most.
#[derive(Default)]
pub struct Places {
    pub places: Vec<Place>,
    pub villages: Vec<NewVillage>,
    pub bumdes: Vec<NewBumdes>,
    pub serves: Vec<Serves>,
    pub makers: Vec<NewMaker>,
}

/// Draws the villages from those that have no profile yet.
pub fn draw(conn: &mut DbConn, plan: &Plan, words: &Words, at: Timestamp) -> Result<Places, GenerateError> {
    let taken: HashSet<String> = villages::table.select(villages::code).load::<String>(conn)?.into_iter().collect();
    let names: HashMap<String, String> = regions::table
        .filter(regions::level.eq(2))
        .select((regions::code, regions::name))
        .load(conn)?
        .into_iter()
        .collect();
    let mut free: Vec<(String, String)> =
        regions::table.filter(regions::level.eq(4)).select((regions::code, regions::name)).load(conn)?;
    free.retain(|(code, _)| !taken.contains(code));
    free.sort();
    if free.len() < plan.villages {
        return Err(GenerateError::TooManyVillages { free: free.len() });
    }
    let mut dice = Dice::of(plan.seed, "villages", 0);
    for place in 0..plan.villages {
        let other = place + dice.below(free.len() - place);
        free.swap(place, other);
    }
    free.truncate(plan.villages);

    let mut making = Making {
        at,
        plan,
        words,
        families: Weighted::new(words.families.iter().map(|family| family.weight)),
        village_slugs: villages::table.select(villages::slug).load::<String>(conn)?.into_iter().collect(),
        bumdes_slugs: bumdes::table.select(bumdes::slug).load::<String>(conn)?.into_iter().collect(),
        made: Places::default(),
    };
    let sellers = making.sellers(&free);
    for (rank, (code, name)) in free.iter().enumerate() {
        let regency = names.get(code.get(..5).unwrap_or_default()).map_or("", |name| short_name(name));
        making.village(rank, code, name, regency, &sellers[code]);
    }
    Ok(making.made)
}

struct Making<'a> {
    at: Timestamp,
    plan: &'a Plan,
    words: &'a Words,
    families: Weighted,
    village_slugs: HashSet<String>,
    bumdes_slugs: HashSet<String>,
    made: Places,
}

impl Making<'_> {
    /// Who sells for each village. Where there are fewer BUMDes than villages, some villages join the
    /// one before them in the order of the codes, which is a neighbour.
    fn sellers(&mut self, chosen: &[(String, String)]) -> HashMap<String, String> {
        let mut by_code: Vec<&(String, String)> = chosen.iter().collect();
        by_code.sort();
        let mut dice = Dice::of(self.plan.seed, "sellers", 0);
        let mut sellers = HashMap::new();
        let mut own_left = self.plan.bumdes;
        for (place, (code, name)) in by_code.iter().enumerate() {
            let left = by_code.len() - place;
            let is_own = place == 0 || (own_left > 0 && dice.below(left) < own_left);
            if is_own {
                own_left -= 1;
                self.seller(code, name);
            }
            let id = self.made.bumdes.last().map(|seller| seller.id.clone()).unwrap_or_default();
            self.made.serves.push(Serves { bumdes_id: id.clone(), village_code: code.clone() });
            sellers.insert(code.clone(), id);
        }
        sellers
    }

    /// E-mail addresses are of a domain that cannot exist, and the telephone numbers nobody's.
    fn seller(&mut self, code: &str, village: &str) {
        let count = self.made.bumdes.len();
        let name = format!("BUMDes {village}");
        let wishes = [slug(&name), slug(&format!("{name} {code}"))];
        let address = take_free(&mut self.bumdes_slugs, &wishes);
        self.made.bumdes.push(NewBumdes {
            id: Dice::of(self.plan.seed, "bumdes", count as u64).id_at(START_MILLIS + count as i64),
            email: format!("{}@bumdes.example", address.trim_start_matches("bumdes-")),
            phone: format!("+62 812-0000-{:04}", count % 10_000),
            slug: address,
            name,
            village_code: code.to_owned(),
            allows_pickup: !count.is_multiple_of(5),
            created_at: self.at,
            updated_at: self.at,
        });
    }

    fn village(&mut self, rank: usize, code: &str, name: &str, regency: &str, bumdes_id: &str) {
        let mut dice = Dice::of(self.plan.seed, "village", rank as u64);
        let family = self.families.draw(&mut dice);
        let craft = &self.words.families[family];
        let (id, en) = &craft.known_for;
        let wishes = [slug(name), slug(&format!("{name} {regency}")), slug(&format!("{name} {code}"))];
        let makers = self.makers(rank, code, name, &mut dice, &craft.trade);
        self.made.villages.push(NewVillage {
            code: code.to_owned(),
            slug: take_free(&mut self.village_slugs, &wishes),
            name: name.to_owned(),
            sector: craft.category.clone(),
            primary_product_id: id.clone(),
            primary_product_en: en.clone(),
            story_id: format!(
                "{id} dari {name}, {regency}, dikerjakan {} di desa ini. {}",
                makers.first().map_or("warga", |(_, name)| name.as_str()),
                dice.pick(&craft.work).0
            ),
            story_en: format!("{en} from {name}, {regency}. {}", dice.pick(&craft.work).1),
            cluster: dice.chance(0.1).then(|| format!("Sentra {} {regency}", craft.trade)),
            programme: None,
            created_at: self.at,
            updated_at: self.at,
        });
        let bumdes_id = bumdes_id.to_owned();
        let (code, name, regency) = (code.to_owned(), name.to_owned(), regency.to_owned());
        self.made.places.push(Place { code, name, regency, family, bumdes_id, makers });
    }

    /// More of them where more is sold.
    fn makers(
        &mut self,
        rank: usize,
        code: &str,
        village: &str,
        dice: &mut Dice,
        trade: &str,
    ) -> Vec<(String, String)> {
        let most = if rank * 20 < self.plan.villages { 8 } else { 3 };
        let mut names = Vec::<(String, String)>::new();
        for _ in 0..dice.between(1, most) {
            let group = dice.pick(&self.words.groups);
            let name = match dice.below(3) {
                0 => format!("{group} {trade} {village}"),
                _ => format!("{group} {} {village}", dice.pick(&self.words.wishes)),
            };
            if names.iter().all(|(_, taken)| *taken != name) {
                names.push((dice.id_at(START_MILLIS), name));
            }
        }
        let row = |(id, name): &(String, String)| NewMaker {
            id: id.clone(),
            village_code: code.to_owned(),
            name: name.clone(),
        };
        self.made.makers.extend(names.iter().map(row));
        names
    }
}
