//! The routes of Discord's REST interface that Attaché uses, and what is particular to each.

use reqwest::Method;
use serde_json::Value as Json;
use serenity::model::id::{ApplicationId, GuildId, InteractionId};

/// Where something is sent.
#[derive(Clone, Copy)]
pub(super) enum Route<'a> {
    /// The bot that the token belongs to.
    Me,
    /// The guilds that the bot is in.
    MyGuilds,
    /// The gateway's address.
    Gateway,
    /// The commands of the application, everywhere or in one guild.
    Commands(ApplicationId, Option<GuildId>),
    /// The first answer to an interaction, due within 3 s.
    Callback(InteractionId, &'a str),
    /// The message that the first answer made, by the interaction's token.
    Original(ApplicationId, &'a str),
    /// A further message, by the interaction's token.
    FollowUp(ApplicationId, &'a str),
}

impl<'a> Route<'a> {
    /// What errors and logs call it: never its path, which may hold a token.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Me => "the bot",
            Self::MyGuilds => "the bot's guilds",
            Self::Gateway => "the gateway's address",
            Self::Commands(_, None) => "the commands",
            Self::Commands(_, Some(_)) => "the guild's commands",
            Self::Callback(..) => "the first answer",
            Self::Original(..) => "the reply",
            Self::FollowUp(..) => "the further message",
        }
    }

    /// Its path below the version.
    pub(super) fn path(&self) -> String {
        match self {
            Self::Me => "users/@me".to_owned(),
            Self::MyGuilds => "users/@me/guilds".to_owned(),
            Self::Gateway => "gateway".to_owned(),
            Self::Commands(application, None) => format!("applications/{application}/commands"),
            Self::Commands(application, Some(guild)) => {
                format!("applications/{application}/guilds/{guild}/commands")
            }
            Self::Callback(id, token) => format!("interactions/{id}/{token}/callback"),
            Self::Original(application, token) => {
                format!("webhooks/{application}/{token}/messages/@original")
            }
            Self::FollowUp(application, token) => format!("webhooks/{application}/{token}"),
        }
    }

    /// How a body is sent there.
    pub(super) fn method(&self) -> Method {
        match self {
            Self::Me | Self::MyGuilds | Self::Gateway => Method::GET,
            Self::Commands(..) => Method::PUT,
            Self::Original(..) => Method::PATCH,
            Self::Callback(..) | Self::FollowUp(..) => Method::POST,
        }
    }

    /// Whether it goes by an interaction's token rather than the bot's.
    pub(super) fn is_interaction(&self) -> bool {
        self.token().is_some()
    }

    /// The interaction's token in it.
    pub(super) fn token(&self) -> Option<&'a str> {
        match *self {
            Self::Callback(_, token) | Self::Original(_, token) | Self::FollowUp(_, token) => {
                Some(token)
            }
            Self::Me | Self::MyGuilds | Self::Gateway | Self::Commands(..) => None,
        }
    }

    /// Whether sending the same twice does the same as sending it once.
    pub(super) fn may_repeat(&self) -> bool {
        !matches!(self, Self::FollowUp(..))
    }

    /// The part of `body` that is a message, when it makes or changes one.
    pub(super) fn message<'b>(&self, body: &'b mut Json) -> Option<&'b mut Json> {
        match self {
            Self::Me | Self::MyGuilds | Self::Gateway | Self::Commands(..) => None,
            Self::Original(..) | Self::FollowUp(..) => Some(body),
            Self::Callback(..) => {
                let kind = body.get("type").and_then(Json::as_u64);
                let makes_message = matches!(kind, Some(4 | 7));
                makes_message.then(|| body.get_mut("data")).flatten()
            }
        }
    }
}
