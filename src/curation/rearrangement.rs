//! How somebody changes an order by hand: a step up or down, or by dragging.

crate::text_enum! {
    Direction { Up = "up", Down = "down" }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rearrangement<T> {
    Step(T, Direction),
    /// as they lie now; what is not named keeps its place
    Dragged(Vec<T>),
}

impl<T: Clone + PartialEq> Rearrangement<T> {
    /// At the ends of the list a step moves nothing. None when what is to move is not there.
    pub fn apply(&self, list: &mut [T]) -> Option<()> {
        match self {
            Self::Step(item, direction) => step(list, item, *direction),
            Self::Dragged(wanted) => {
                drag(list, wanted);
                Some(())
            }
        }
    }
}

fn step<T: PartialEq>(list: &mut [T], item: &T, direction: Direction) -> Option<()> {
    let here = list.iter().position(|other| other == item)?;
    let there = match direction {
        Direction::Up => here.checked_sub(1),
        Direction::Down => Some(here + 1).filter(|next| *next < list.len()),
    };
    if let Some(there) = there {
        list.swap(here, there);
    }
    Some(())
}

/// The page that was dragged on may be older than the list: what has left it is passed over, what is new in it stays.
fn drag<T: Clone + PartialEq>(list: &mut [T], wanted: &[T]) {
    let mut known: Vec<T> = Vec::new();
    for item in wanted {
        if list.contains(item) && !known.contains(item) {
            known.push(item.clone());
        }
    }
    let places: Vec<usize> = (0..list.len()).filter(|place| known.contains(&list[*place])).collect();
    for (place, item) in places.into_iter().zip(known) {
        list[place] = item;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rearranged(how: Rearrangement<i32>) -> Option<Vec<i32>> {
        let mut list = vec![1, 2, 3, 4];
        how.apply(&mut list).map(|()| list)
    }

    #[test]
    fn the_ends_of_the_list_stay_where_they_are() {
        let moved = |direction, item| rearranged(Rearrangement::Step(item, direction));
        assert_eq!(moved(Direction::Up, 2), Some(vec![2, 1, 3, 4]));
        assert_eq!(moved(Direction::Up, 1), Some(vec![1, 2, 3, 4]));
        assert_eq!(moved(Direction::Down, 4), Some(vec![1, 2, 3, 4]));
        assert_eq!(moved(Direction::Down, 9), None);
    }

    #[test]
    fn what_was_dragged_takes_the_places_it_had_and_nothing_is_lost() {
        let dragged = |wanted: &[i32]| rearranged(Rearrangement::Dragged(wanted.to_vec())).unwrap();
        assert_eq!(dragged(&[4, 1, 2, 3]), [4, 1, 2, 3]);
        assert_eq!(dragged(&[4, 2]), [1, 4, 3, 2]);
        assert_eq!(dragged(&[9, 3, 3, 1]), [3, 2, 1, 4]);
        assert_eq!(dragged(&[]), [1, 2, 3, 4]);
    }
}
