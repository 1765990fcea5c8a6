//! The real binary, started as a team starts it, against the stand-in.

use std::path::Path;
use std::process::Stdio;

use tokio::process::Command;

use super::super::support::discord::TOKEN;
use super::super::support::{PATIENCE, Setup};

#[tokio::test]
async fn the_binary_connects_answers_and_stops_when_told_to() {
    let mut server = Setup::new().tester().await;
    let home = tempfile::TempDir::new().unwrap();
    let config = home.path().join("attache.toml");
    let address = &server.discord.address;
    std::fs::write(&config, format!("[discord]\napi_url = \"{address}\"\n")).unwrap();
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let bot = Command::new(env!("CARGO_BIN_EXE_attache"))
        .arg("--config")
        .arg(&config)
        .arg("--data")
        .arg(home.path().join("data"))
        .arg("--articles")
        .arg(seeds)
        .env_clear()
        .env("DISCORD_TOKEN", TOKEN)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    server
        .discord
        .wait("registration", |state| {
            state.commands.get(&None).map(|_| ())
        })
        .await;

    let question = "/ask question: Why did Macron fly to Moscow?";
    let reply = server.calls("Ana", question).await;
    assert!(reply.private);
    assert!(reply.to_string().contains("> "), "{reply}");
    assert!(reply.to_string().contains("-# **1** · "), "{reply}");

    let process = bot.id().unwrap().to_string();
    let told = Command::new("kill")
        .args(["-TERM", &process])
        .status()
        .await
        .unwrap();
    assert!(told.success());
    let ended = tokio::time::timeout(PATIENCE, bot.wait_with_output())
        .await
        .unwrap()
        .unwrap();
    let said = String::from_utf8(ended.stderr).unwrap();
    assert!(ended.status.success(), "{said}");
    assert!(ended.stdout.is_empty());
    assert!(!said.contains(TOKEN), "{said}");
    server.state(|state| assert_eq!(state.closed, Some(1000), "{said}"));
    server.finish().await;
}
