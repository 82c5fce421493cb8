//! How far a listing is: its steps, what each still needs, and the points that are to be answered.

use serde::Serialize;

use super::content::ListingContent;
use super::problem::Problem;
use super::problems::problems;
use super::step::Step;
use super::submission::Comment;
use crate::web::Visitor;

#[derive(Debug, Serialize)]
pub struct StepProgress {
    pub step: Step,
    pub n: usize,
    pub is_here: bool,
    pub is_complete: bool,
    /// points of the curator that are not answered
    pub points: usize,
    pub problems: Vec<ShownProblem>,
}

#[derive(Debug, Clone, Serialize)]
pub struct ShownProblem {
    pub field: String,
    pub text: String,
}

pub fn progress(
    visitor: &Visitor,
    content: &ListingContent,
    points: &[Comment],
    here: Option<Step>,
) -> Vec<StepProgress> {
    let all = problems(content);
    let show = |problem: &Problem| ShownProblem {
        field: problem.field.clone(),
        text: problem.text(&visitor.app.translations, visitor.language),
    };
    let of_step = |(n, step): (usize, Step)| {
        let problems: Vec<ShownProblem> = all.iter().filter(|problem| problem.step() == step).map(show).collect();
        let points = points.iter().filter(|point| point.step() == step && point.is_open()).count();
        StepProgress {
            step,
            n,
            is_here: here == Some(step),
            is_complete: problems.is_empty() && points == 0,
            points,
            problems,
        }
    };
    (1..).zip(Step::all()).map(of_step).collect()
}
