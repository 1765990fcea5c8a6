//! Help and privacy: the simplest replies, and how the commands come to be there.

use attache::desk::COMMANDS;

use super::super::support::discord::EMBED_LINKS;
use super::super::support::{Setup, run};

#[tokio::test]
async fn help_shows_every_command_to_the_reader_alone() {
    run(async |server| {
        let help = server.calls("Ana", "/help").await.to_string();
        assert!(help.starts_with("(only Ana sees this)\n┃ What you can ask ┃\n"));
        for command in COMMANDS {
            assert!(help.contains(command.name), "{} lacks", command.name);
        }
    })
    .await;
}

#[tokio::test]
async fn the_doctor_is_told_what_lacks() {
    let mut server = Setup::new().tester().await;
    server.state(|state| state.permissions &= !EMBED_LINKS);
    let checkup = attache::discord::checkup(&server.settings()).await.unwrap();
    assert_eq!(checkup.name, "attache");
    assert_eq!(
        checkup.guilds,
        [("Newsroom".to_owned(), vec!["Embed Links"])]
    );
    server.finish().await;
}

#[tokio::test]
async fn the_doctor_is_told_when_something_else_answers() {
    let mut server = Setup::new().tester().await;
    server.goes_wrong("GET users/@me", 200, "Log in to this network".into());
    let told = attache::discord::checkup(&server.settings()).await;
    insta::assert_snapshot!(told.unwrap_err(), @"the bot: what answered is not discord; check this machine's connection and `api_url` under [discord]");
    server.finish().await;
}

#[tokio::test]
async fn commands_are_registered_only_when_they_differ() {
    run(async |server| {
        assert_eq!(server.requests("PUT").len(), 1);
        server.restart().await;
        assert_eq!(server.requests("PUT").len(), 1);
        server.state(|state| {
            let commands = state.commands.get_mut(&None).unwrap();
            commands[0]["description"] = "as it was in an older version".into();
        });
        server.restart().await;
        assert_eq!(server.requests("PUT").len(), 2);
    })
    .await;
}
