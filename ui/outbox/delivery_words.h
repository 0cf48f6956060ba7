// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/zones.h"
#include "kit/glyphs.h"
#include "kit/theme.h"
#include "publish/outbox.h"

#include <QString>

#include <optional>
#include <vector>

/// How a delivery is said: pure functions from values to words.
namespace hatstand::ui::outbox
{

/// What a person can do with a delivery in its state, the main one first.
enum class DeliveryAction {
    SendNow, ///< failed, missed: try again; scheduled: now instead of later
    LookAgain,
    NextTime,
    ItIsLive,
    ItIsNotLive,
    Leave,
    TakeBack,  ///< scheduled: the post becomes a draft again; handed over: it goes from here
    KeepThere, ///< handed over, and changed there
    OpenThere,
    CopyLink,
    SignIn, ///< the account needs its person first
    GoOn,   ///< the account is paused
    OpenPost,
};

[[nodiscard]] std::vector<DeliveryAction> actionsFor(const publish::OutboxItem &item);
[[nodiscard]] QString actionText(DeliveryAction action, publish::DeliveryState state);
[[nodiscard]] std::optional<Glyph> actionGlyph(DeliveryAction action);

/// The chip: "Tries again", "By hand", "Keychain closed". What holds the account holds all that goes to it.
[[nodiscard]] QString stateText(const publish::OutboxItem &item, Instant now);
[[nodiscard]] Status stateStatus(const publish::OutboxItem &item, Instant now);
[[nodiscard]] std::optional<Glyph> stateGlyph(const publish::OutboxItem &item, Instant now);
/// Why it stands where it stands, in one line: the network's words, how late it is, when it is tried next.
[[nodiscard]] QString whyText(const publish::OutboxItem &item, Instant now, const QByteArray &zone);
/// The same for a list beside which the whole of it stands: how late, on which site; of what is published
/// without a link nothing.
[[nodiscard]] QString whyInShort(const publish::OutboxItem &item, Instant now, const QByteArray &zone);
/// The same with reason and remedy, for the panel and the tooltip.
[[nodiscard]] QString whyInFull(const publish::OutboxItem &item, Instant now, const QByteArray &zone);
/// A time within a sentence: "today 14:30".
[[nodiscard]] QString momentText(Instant at, Instant now, const QByteArray &zone);
/// A time as a list says it: "Today 14:30".
[[nodiscard]] QString momentTitle(Instant at, Instant now, const QByteArray &zone);
/// When: due, or published, on the client's own clock.
[[nodiscard]] QString whenText(const publish::OutboxItem &item, Instant now, const QByteArray &zone);
/// The same as a list says it.
[[nodiscard]] QString whenTitle(const publish::OutboxItem &item, Instant now, const QByteArray &zone);
[[nodiscard]] QString handleText(const publish::OutboxItem &item);

} // namespace hatstand::ui::outbox
