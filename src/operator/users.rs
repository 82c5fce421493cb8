//! `/portal/operator/users`: who may sign in, and as what.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, HttpResponseBuilder, web};
use tera::Context;

use super::forms::{FormErrors, PasswordForm, Person, SwitchForm, UserFilter, UserForm};
use super::queries;
use crate::accounts::team::invitation;
use crate::accounts::{
    AddUserError, BumdesRole, NewUser, Role, SwitchUserError, add_user, password, reset_password, switch_user,
};
use crate::audit::{self, Act, ActKind};
use crate::db::{DbConn, DbError, Timestamp};
use crate::error::AppError;
use crate::ids::UserId;
use crate::notices::{self, Notice, TeamChange};
use crate::web::older::Older;
use crate::web::{Form, OperatorScope, Visitor};

const LIST: &str = "/portal/operator/users";

/// `GET /portal/operator/users`
pub async fn list(
    visitor: Visitor,
    scope: OperatorScope,
    filter: web::Query<UserFilter>,
) -> Result<HttpResponse, AppError> {
    let filter = filter.into_inner();
    render(&visitor, &scope, StatusCode::OK, filter, &UserForm::default(), &FormErrors::new()).await
}

async fn render(
    visitor: &Visitor,
    scope: &OperatorScope,
    status: StatusCode,
    filter: UserFilter,
    form: &UserForm,
    errors: &FormErrors,
) -> Result<HttpResponse, AppError> {
    let (q, before) = (filter.q.trim().to_owned(), filter.before.id().map(UserId));
    let query: String = url::form_urlencoded::Serializer::new(String::new()).append_pair("q", &q).finish();
    let (asked, is_first) = (q.clone(), before.is_none());
    let (users, bumdes) = visitor
        .app
        .read::<_, AppError>(move |conn| {
            Ok((queries::users(conn, &asked, before.as_ref())?, queries::bumdes_choices(conn)?))
        })
        .await?;
    let errors: BTreeMap<_, _> = errors.iter().map(|(field, key)| (*field, visitor.text(key, &[]))).collect();
    let mut context = Context::new();
    context.insert("users", &users.rows);
    context.insert("total", &users.total);
    context.insert("bumdes", &bumdes);
    context.insert("q", &q);
    context.insert("pages", &Older::new(&format!("{LIST}?{query}&"), is_first, users.next));
    context.insert("form", form);
    context.insert("bumdes_roles", BumdesRole::ALL);
    context.insert("typed_roles", &form.bumdes_roles.ticked());
    context.insert("errors", &errors);
    context.insert("me", scope.user_id());
    visitor.page_with(HttpResponseBuilder::new(status), "portal/operator/users.html", context)
}

/// `POST /portal/operator/users`
pub async fn add(visitor: Visitor, scope: OperatorScope, form: Form<UserForm>) -> Result<HttpResponse, AppError> {
    let everyone = UserFilter::default();
    let person = match Person::try_from(&form.0) {
        Ok(person) => person,
        Err(errors) => {
            return render(&visitor, &scope, StatusCode::UNPROCESSABLE_ENTITY, everyone, &form.0, &errors).await;
        }
    };
    match save(&visitor, &scope, person).await {
        Ok(()) => {
            visitor.flash("good", visitor.text("operator-done-added", &[]))?;
            Ok(visitor.redirect(LIST))
        }
        Err(AddUserError::EmailTaken) => {
            let errors = FormErrors::from([("email", "account-error-email-taken")]);
            render(&visitor, &scope, StatusCode::UNPROCESSABLE_ENTITY, everyone, &form.0, &errors).await
        }
        Err(AddUserError::Database(error)) => Err(error.into()),
    }
}

async fn save(visitor: &Visitor, scope: &OperatorScope, person: Person) -> Result<(), AddUserError> {
    let now = visitor.app.clock.now();
    let Person { name, email, phone, password, language, roles } = person;
    let password_hash = hash(password).await?;
    let has_bumdes = roles.iter().any(|role| role.bumdes_id().is_some());
    let user = NewUser { email, name, phone, password_hash, language, roles };
    tracing::info!(email = user.email, has_bumdes, "an operator adds a person");
    let operator = scope.user_id().clone();
    visitor
        .app
        .write(move |conn| {
            let id = add_user(conn, now, &user)?;
            tell_team(conn, now, &operator, &user, &id)?;
            Ok(())
        })
        .await
}

/// Whoever owns the BUMDes sees who was put into its team, and by whom.
fn tell_team(
    conn: &mut DbConn,
    now: Timestamp,
    operator: &UserId,
    user: &NewUser,
    id: &UserId,
) -> diesel::QueryResult<()> {
    let Some(bumdes_id) = user.roles.iter().find_map(Role::bumdes_id) else { return Ok(()) };
    let roles: Vec<BumdesRole> = user.roles.iter().filter_map(Role::at_bumdes).collect();
    let note = invitation::words(&roles);
    let act = Act {
        bumdes_id: Some(bumdes_id),
        user_id: operator,
        is_assisted: true,
        kind: ActKind::MemberAdded,
        subject: user.name.trim(),
        note: Some(&note),
    };
    audit::record(conn, now, &act)?;
    let (change, name) = (TeamChange::Joined, user.name.trim());
    notices::tell(conn, now, &Notice::TeamChanged { bumdes_id, change, name, by: id, of: id })
}

/// On a thread of its own: it is slow on purpose.
async fn hash(password: String) -> Result<String, DbError> {
    web::block(move || password::hash(&password)).await.ok().and_then(Result::ok).ok_or(DbError::Cancelled)
}

/// `POST /portal/operator/users/{id}/switch`
pub async fn switch(
    visitor: Visitor,
    scope: OperatorScope,
    id: web::Path<UserId>,
    form: Form<SwitchForm>,
) -> Result<HttpResponse, AppError> {
    let (now, id, is_active) = (visitor.app.clock.now(), id.into_inner(), form.0.is_active()?);
    match visitor.app.write(move |conn| switch_user(conn, now, &scope, &id, is_active)).await {
        Ok(()) if is_active => visitor.flash("good", visitor.text("operator-done-on", &[]))?,
        Ok(()) => visitor.flash("good", visitor.text("operator-done-off", &[]))?,
        Err(SwitchUserError::Oneself) => visitor.flash("bad", visitor.text("operator-not-oneself", &[]))?,
        Err(SwitchUserError::NotFound) => return Err(AppError::NotFound),
        Err(SwitchUserError::Database(error)) => return Err(error.into()),
    }
    Ok(visitor.redirect(LIST))
}

/// `POST /portal/operator/users/{id}/password`
pub async fn new_password(
    visitor: Visitor,
    scope: OperatorScope,
    id: web::Path<UserId>,
    form: Form<PasswordForm>,
) -> Result<HttpResponse, AppError> {
    if !form.0.is_long_enough() {
        visitor.flash("bad", visitor.text("account-error-password", &[]))?;
        return Ok(visitor.redirect(LIST));
    }
    let (now, id) = (visitor.app.clock.now(), id.into_inner());
    let hash = hash(form.0.password).await?;
    let is_there =
        visitor.app.write::<_, DbError>(move |conn| Ok(reset_password(conn, now, &scope, &id, &hash)?)).await?;
    if !is_there {
        return Err(AppError::NotFound);
    }
    visitor.flash("good", visitor.text("operator-done-password", &[]))?;
    Ok(visitor.redirect(LIST))
}
