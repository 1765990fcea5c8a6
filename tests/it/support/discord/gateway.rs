//! The gateway: hello, identify or resume, heartbeats, events.

use std::time::Duration;

use axum::extract::ws::{CloseFrame, Message, WebSocket};
use serde_json::{Value as Json, json};
use tokio::sync::mpsc::{self, UnboundedSender};

use super::StandIn;
use super::events;
use super::state::{Frame, Session, TOKEN};

/// How often a bot that was told to stop is woken.
const WAKE: Duration = Duration::from_millis(10);

/// Speaks with one connection until it ends.
pub(crate) async fn speak(stand_in: StandIn, mut socket: WebSocket) {
    let (sender, mut frames) = mpsc::unbounded_channel();
    let interval = stand_in.state().heartbeat_ms;
    let hello = json!({ "op": 10, "s": null, "t": null, "d": { "heartbeat_interval": interval } });
    if send(&mut socket, &hello).await.is_err() {
        return;
    }
    let mut wake = tokio::time::interval(WAKE);
    loop {
        tokio::select! {
            // serenity looks for its own orders only between payloads, or every half second.
            _ = wake.tick() => {
                let ack = json!({ "op": 11, "s": null, "t": null, "d": null });
                let stopping = stand_in.state().stopping;
                if stopping && send(&mut socket, &ack).await.is_err() {
                    return;
                }
            }
            frame = frames.recv() => match frame {
                Some(Frame::Payload(payload)) => {
                    if send(&mut socket, &payload).await.is_err() {
                        return;
                    }
                }
                Some(Frame::Close(code)) => {
                    let frame = CloseFrame { code, reason: "".into() };
                    let _gone = socket.send(Message::Close(Some(frame))).await;
                    return;
                }
                Some(Frame::Break) | None => return,
            },
            received = socket.recv() => match received {
                Some(Ok(Message::Text(text))) => {
                    let payload: Json = serde_json::from_str(text.as_str()).unwrap();
                    hear(&stand_in, &sender, &payload);
                    stand_in.changed();
                }
                Some(Ok(Message::Close(frame))) => {
                    stand_in.state().closed = frame.map(|frame| frame.code);
                    stand_in.changed();
                    return;
                }
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return,
            },
        }
    }
}

async fn send(socket: &mut WebSocket, payload: &Json) -> Result<(), axum::Error> {
    socket.send(Message::Text(payload.to_string().into())).await
}

fn hear(stand_in: &StandIn, sender: &UnboundedSender<Frame>, payload: &Json) {
    let mut state = stand_in.state();
    let data = &payload["d"];
    match payload["op"].as_u64() {
        Some(1) => {
            state.heartbeats += 1;
            let _gone = sender.send(Frame::Payload(
                json!({ "op": 11, "s": null, "t": null, "d": null }),
            ));
        }
        Some(2) => {
            if state.gateway_refuses || !is_ours(&data["token"]) {
                let _gone = sender.send(Frame::Close(4004));
                return;
            }
            if data["intents"] != 1 {
                state
                    .wrongs
                    .push(format!("intents are {}, not GUILDS alone", data["intents"]));
            }
            state.identified += 1;
            let id = format!("session-{}", state.identified);
            state.session = Some(Session {
                id: id.clone(),
                events: Vec::new(),
                connection: Some(sender.clone()),
            });
            state.dispatch("READY", &events::ready(&id));
        }
        Some(6) => {
            let seen = usize::try_from(data["seq"].as_u64().unwrap()).unwrap();
            let known = state.session.as_mut().filter(|session| {
                data["session_id"] == session.id.as_str() && is_ours(&data["token"])
            });
            let Some(session) = known else {
                let _gone = sender.send(Frame::Payload(
                    json!({ "op": 9, "s": null, "t": null, "d": false }),
                ));
                return;
            };
            session.connection = Some(sender.clone());
            for missed in session.events.iter().skip(seen) {
                let _gone = sender.send(Frame::Payload(missed.clone()));
            }
            state.resumed += 1;
            state.dispatch("RESUMED", &json!({ "_trace": [] }));
        }
        Some(3) => {}
        op => state.wrongs.push(format!("the gateway was sent op {op:?}")),
    }
}

/// Discord takes the token with and without the word that goes before it elsewhere.
fn is_ours(token: &Json) -> bool {
    token
        .as_str()
        .is_some_and(|token| token.trim_start_matches("Bot ") == TOKEN)
}
