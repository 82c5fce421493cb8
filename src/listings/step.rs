//! The editor's steps, one thought each. Adding one is adding a row here and its template.

use crate::assets::Templates;

crate::text_enum! {
    Step {
        Name = "name",
        Description = "description",
        Options = "options",
        Stock = "stock",
        Pictures = "pictures",
    }
}

impl Step {
    /// The steps whose page is there, in their order.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|step| Templates::get(&step.template()).is_some())
    }

    /// `portal/listings/<step>.html`
    pub fn template(self) -> String {
        format!("portal/listings/{self}.html")
    }

    /// The step after this one; none when the last is done and all is to be looked over.
    pub fn next(self) -> Option<Self> {
        Self::all().skip_while(|step| *step != self).nth(1)
    }

    /// Where a field is written, by its name in the form.
    pub fn of_field(field: &str) -> Self {
        let first = field.split('-').next().unwrap_or_default();
        match first {
            "name_id" | "name_en" | "village_code" | "maker" | "maker_name" | "cluster" | "category" => Self::Name,
            "description_id" | "description_en" | "materials" | "care_id" | "care_en" | "attribute" => {
                Self::Description
            }
            "unit" | "option_name" | "value" | "price" | "weight" | "size" | "tier" | "variants" => Self::Options,
            "making" | "opening" | "min_order_quantity" | "lead_time_days" | "monthly_capacity" => Self::Stock,
            "pictures" | "picture" => Self::Pictures,
            _ => Self::Name,
        }
    }
}
