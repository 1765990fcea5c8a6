//! An interaction, whatever its kind: how to answer it, and what is allowed where it came from.

use serenity::all::{Interaction, InteractionId, Permissions};
use serenity::model::id::{ApplicationId, GuildId};

use super::render::Surface;

/// An interaction, whatever its kind: how to answer it and where it came from.
#[derive(Clone)]
pub(super) struct Asked {
    pub(super) id: InteractionId,
    pub(super) application: ApplicationId,
    pub(super) token: String,
    pub(super) guild: Option<GuildId>,
    pub(super) surface: Surface,
    /// Whether who asked may post in the channel: for others Attaché posts nothing there.
    pub(super) may_post: bool,
    /// Whether who asked may manage the server.
    pub(super) may_manage: bool,
}

impl Asked {
    pub(super) fn of(interaction: &Interaction) -> Self {
        // A server that does not say is taken to allow all: a refused embed is still answered in words.
        let held = interaction.app_permissions();
        let may = |permission: Permissions| {
            interaction.guild_id().is_none()
                || held.is_none_or(|held| held.intersects(permission | Permissions::ADMINISTRATOR))
        };
        Self {
            id: interaction.id(),
            application: interaction.application_id(),
            token: interaction.token().to_owned(),
            guild: interaction.guild_id(),
            surface: Surface {
                embeds: may(Permissions::EMBED_LINKS),
                files: may(Permissions::ATTACH_FILES),
            },
            may_post: may_post(interaction),
            may_manage: may_manage(interaction),
        }
    }

    /// The key under which its reply is kept.
    pub(super) fn key(&self) -> String {
        self.id.to_string()
    }
}

/// Whether the member may send messages where the interaction is; one whose permissions are not told may.
fn may_post(interaction: &Interaction) -> bool {
    let posting = Permissions::SEND_MESSAGES | Permissions::SEND_MESSAGES_IN_THREADS;
    held(interaction).is_none_or(|held| held.intersects(posting | Permissions::ADMINISTRATOR))
}

/// Whether the member may manage the server; one whose permissions are not told may not.
fn may_manage(interaction: &Interaction) -> bool {
    let managing = Permissions::MANAGE_GUILD | Permissions::ADMINISTRATOR;
    held(interaction).is_some_and(|held| held.intersects(managing))
}

/// The permissions of the member where the interaction is, as far as Discord tells.
fn held(interaction: &Interaction) -> Option<Permissions> {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "only these two lead to a message"
    )]
    let member = match interaction {
        Interaction::Command(command) => command.member.as_deref(),
        Interaction::Component(component) => component.member.as_ref(),
        _ => None,
    };
    member.and_then(|member| member.permissions)
}
