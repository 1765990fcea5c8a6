//! The REST interface: the routes that Attaché may use, and nothing else.

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State as Shared, WebSocketUpgrade};
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get};
use serde_json::{Value as Json, json};

use super::multipart::{self, Body};
use super::state::{APPLICATION, Fault, Kind, State, TOKEN};
use super::{StandIn, gateway, openapi, rules};

/// Discord's answer: a status and a body.
type Answer = (u16, Json);

pub(crate) fn router(stand_in: StandIn) -> Router {
    Router::new()
        .route("/gateway", get(upgrade))
        .route("/api/v10/{*path}", any(rest))
        .fallback(any(unknown))
        .with_state(stand_in)
}

async fn upgrade(Shared(stand_in): Shared<StandIn>, socket: WebSocketUpgrade) -> Response {
    socket.on_upgrade(|socket| gateway::speak(stand_in, socket))
}

async fn unknown(Shared(stand_in): Shared<StandIn>, method: Method, uri: Uri) -> StatusCode {
    stand_in
        .state()
        .wrongs
        .push(format!("asked for {method} {uri}"));
    StatusCode::NOT_FOUND
}

async fn rest(
    Shared(stand_in): Shared<StandIn>,
    Path(path): Path<String>,
    method: Method,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let request = format!("{method} {path}");
    let fault = stand_in.state().fault(&request);
    if let Some(fault) = &fault {
        stand_in.changed();
        tokio::time::sleep(fault.wait).await;
    }
    let faulty = fault.filter(|fault| fault.status != 0);
    let answer = match faulty {
        Some(fault) if !fault.after => refused(&stand_in, &request, &fault),
        Some(fault) => {
            answered(&stand_in, &method, &path, &headers, &body);
            refused(&stand_in, &request, &fault)
        }
        None => {
            let (status, body) = answered(&stand_in, &method, &path, &headers, &body);
            let status = StatusCode::from_u16(status).unwrap();
            if body.is_null() {
                status.into_response()
            } else {
                (status, axum::Json(body)).into_response()
            }
        }
    };
    stand_in.changed();
    answer
}

fn refused(stand_in: &StandIn, request: &str, fault: &Fault) -> Response {
    stand_in
        .state()
        .requests
        .push(format!("{} → {}", public(request), fault.status));
    let status = StatusCode::from_u16(fault.status).unwrap();
    let mut answer = (status, axum::Json(fault.body.clone())).into_response();
    if let Some((name, value)) = &fault.header {
        answer.headers_mut().insert(*name, value.parse().unwrap());
    }
    answer
}

/// The request without what is secret in it.
fn public(request: &str) -> String {
    request
        .split('/')
        .map(|part| {
            if part.starts_with("aW50") {
                "…"
            } else {
                part
            }
        })
        .collect::<Vec<_>>()
        .join("/")
}

fn answered(
    stand_in: &StandIn,
    method: &Method,
    path: &str,
    headers: &HeaderMap,
    body: &Bytes,
) -> Answer {
    let mut state = stand_in.state();
    let answer = routed(&mut state, method, path, headers, body);
    let request = format!("{} → {}", public(&format!("{method} {path}")), answer.0);
    state.requests.push(request);
    answer
}

fn routed(
    state: &mut State,
    method: &Method,
    path: &str,
    headers: &HeaderMap,
    body: &Bytes,
) -> Answer {
    let agent = headers
        .get("user-agent")
        .and_then(|agent| agent.to_str().ok());
    if !agent.is_some_and(|agent| agent.starts_with("DiscordBot (")) {
        state.wrongs.push(format!(
            "{method} {path} was sent as {agent:?}, not as a DiscordBot"
        ));
    }
    let body = match multipart::body(headers, body) {
        Ok(body) => body,
        Err(wrong) => {
            let wrong = format!("{method} {}: {wrong}", public(path));
            state.wrongs.push(wrong.clone());
            return invalid(&[wrong]);
        }
    };
    let parts: Vec<&str> = path.split('/').collect();
    let by_interaction = matches!(parts.first(), Some(&"interactions" | &"webhooks"));
    if !by_interaction
        && headers
            .get("authorization")
            .is_none_or(|sent| sent != &format!("Bot {TOKEN}"))
    {
        return (401, json!({ "message": "401: Unauthorized", "code": 0 }));
    }
    let application = APPLICATION.to_string();
    match (method.as_str(), parts.as_slice()) {
        ("GET", ["users", "@me"]) => (
            200,
            json!({ "id": application, "username": "attache", "bot": true }),
        ),
        ("GET", ["users", "@me", "guilds"]) => (
            200,
            json!([{ "id": super::state::GUILD.to_string(), "name": "Newsroom", "owner": false,
                "permissions": state.permissions.to_string(), "features": [] }]),
        ),
        ("GET", ["gateway"]) => (
            200,
            json!({ "url": format!("ws://{}/gateway", headers["host"].to_str().unwrap()) }),
        ),
        ("GET", ["applications", id, "commands"]) if *id == application => registered(state, None),
        ("PUT", ["applications", id, "commands"]) if *id == application => {
            register(state, None, &body.json)
        }
        ("GET", ["applications", id, "guilds", guild, "commands"]) if *id == application => {
            registered(state, guild.parse().ok())
        }
        ("PUT", ["applications", id, "guilds", guild, "commands"]) if *id == application => {
            register(state, guild.parse().ok(), &body.json)
        }
        ("POST", ["interactions", id, token, "callback"]) => {
            callback(state, id.parse().unwrap(), token, &body.json)
        }
        ("PATCH", ["webhooks", id, token, "messages", "@original"]) if *id == application => {
            edit(state, token, &body)
        }
        ("DELETE", ["webhooks", id, token, "messages", "@original"]) if *id == application => {
            delete(state, token)
        }
        ("POST", ["webhooks", id, token]) if *id == application => follow_up(state, token, &body),
        _ => {
            state.wrongs.push(format!("asked for {method} {path}"));
            (404, json!({ "message": "404: Not Found", "code": 0 }))
        }
    }
}

fn registered(state: &State, scope: Option<u64>) -> Answer {
    (
        200,
        json!(state.commands.get(&scope).cloned().unwrap_or_default()),
    )
}

fn register(state: &mut State, scope: Option<u64>, body: &Json) -> Answer {
    let commands = body.as_array().cloned().unwrap_or_default();
    let mut wrongs = rules::commands(&commands);
    wrongs.extend(openapi::check("commands", body));
    if !wrongs.is_empty() {
        state.wrongs.extend(wrongs.iter().cloned());
        return invalid(&wrongs);
    }
    let known: Vec<Json> = commands
        .into_iter()
        .map(|mut command| {
            // What Discord adds of its own.
            command["id"] = json!(state.next_id().to_string());
            command["application_id"] = json!(APPLICATION.to_string());
            command["version"] = json!(state.next_id().to_string());
            command["nsfw"] = json!(false);
            command["name_localizations"] = Json::Null;
            for option in command["options"].as_array_mut().into_iter().flatten() {
                let fields = option.as_object_mut().unwrap();
                fields.retain(|_, value| *value != json!(false));
            }
            command
        })
        .collect();
    state.commands.insert(scope, known.clone());
    (200, json!(known))
}

fn callback(state: &mut State, id: u64, token: &str, body: &Json) -> Answer {
    let kind = body["type"].as_u64().unwrap_or_default();
    let wrongs = rules::callback(kind, &body["data"])
        .into_iter()
        .chain(openapi::check(callback_schema(kind), body))
        .collect::<Vec<_>>();
    let Some(interaction) = state
        .by_token(token)
        .filter(|interaction| interaction.id == id)
    else {
        return (
            404,
            json!({ "message": "Unknown interaction", "code": 10062 }),
        );
    };
    if interaction.answered.is_some() {
        return (
            400,
            json!({ "message": "Interaction has already been acknowledged.", "code": 40060 }),
        );
    }
    if !wrongs.is_empty() {
        state.wrongs.extend(wrongs.iter().cloned());
        return invalid(&wrongs);
    }
    let fits = match interaction.kind {
        Kind::Command => matches!(kind, 4 | 5),
        Kind::Component => matches!(kind, 4..=7),
        Kind::Autocomplete => kind == 8,
    };
    if !fits {
        let wrong = format!("{:?} was answered with type {kind}", interaction.kind);
        state.wrongs.push(wrong.clone());
        return invalid(&[wrong]);
    }
    interaction.answered = Some(kind);
    let data = &body["data"];
    let private = data["flags"].as_u64().unwrap_or_default() & 64 != 0;
    match kind {
        4 | 5 => {
            let body = Body {
                json: data.clone(),
                files: Vec::new(),
            };
            let message = state.post(id, body, private, kind == 5);
            state.interactions.get_mut(&id).unwrap().original = Some(message);
        }
        8 => interaction.choices = data["choices"].as_array().cloned(),
        _ => {}
    }
    (204, Json::Null)
}

fn callback_schema(kind: u64) -> &'static str {
    match kind {
        4 | 5 => "message callback",
        8 => "choices callback",
        _ => "update callback",
    }
}

fn edit(state: &mut State, token: &str, body: &Body) -> Answer {
    let original = state.by_token(token).and_then(|interaction| {
        interaction.answered?;
        Some((interaction.id, interaction.original?))
    });
    let Some((interaction, message)) = original else {
        return (404, json!({ "message": "Unknown Webhook", "code": 10015 }));
    };
    let wrongs: Vec<String> = rules::message(&body.json)
        .into_iter()
        .chain(rules::files(body, state.permissions))
        .chain(openapi::check("edit", &body.json))
        .collect();
    if !wrongs.is_empty() {
        state.wrongs.extend(wrongs.iter().cloned());
        return invalid(&wrongs);
    }
    state.edit(message, body, interaction);
    (200, super::events::message(message, "", false))
}

fn delete(state: &mut State, token: &str) -> Answer {
    let original = state
        .by_token(token)
        .and_then(|interaction| interaction.original.take());
    match original {
        Some(message) => {
            state.messages.remove(&message);
            (204, Json::Null)
        }
        None => (404, json!({ "message": "Unknown Message", "code": 10008 })),
    }
}

fn follow_up(state: &mut State, token: &str, body: &Body) -> Answer {
    let answered = state
        .by_token(token)
        .filter(|interaction| interaction.answered.is_some());
    let Some(interaction) = answered.map(|interaction| interaction.id) else {
        return (404, json!({ "message": "Unknown Webhook", "code": 10015 }));
    };
    let wrongs: Vec<String> = rules::message(&body.json)
        .into_iter()
        .chain(rules::files(body, state.permissions))
        .chain(openapi::check("follow-up", &body.json))
        .collect();
    if !wrongs.is_empty() {
        state.wrongs.extend(wrongs.iter().cloned());
        return invalid(&wrongs);
    }
    let private = body.json["flags"].as_u64().unwrap_or_default() & 64 != 0;
    let message = state.post(interaction, body.clone(), private, false);
    (200, super::events::message(message, "", private))
}

fn invalid(wrongs: &[String]) -> Answer {
    (
        400,
        json!({ "message": "Invalid Form Body", "code": 50035, "errors": wrongs }),
    )
}
