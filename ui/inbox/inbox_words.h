// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "kit/glyphs.h"
#include "kit/theme.h"
#include "listen/inbox/conversation.h"

#include <QByteArray>
#include <QString>

#include <optional>

/// What the inbox says about conversations, in the words of people.
namespace hatstand::ui::inbox
{

/// How the promise of an answer stands: "2 h 10 over", "due in 1 h 50". Empty where nothing is promised.
[[nodiscard]] QString promiseWords(const listen::Conversation &conversation, Instant now);
[[nodiscard]] bool isOverdue(const listen::Conversation &conversation, Instant now);

/// "★★★★☆", of five.
[[nodiscard]] QString starWords(int stars);
/// "4 of 5 stars".
[[nodiscard]] QString starSentence(int stars);

/// "Positive"; empty where it is not known.
[[nodiscard]] QString feelingWords(listen::Feeling feeling);
/// The sign of how it sounds, or that something is asked. None where there is nothing to say.
struct Mood
{
    Glyph glyph;
    QString words;
    /// Of Ink where it is no colour of a status.
    std::optional<Ink> ink;
    std::optional<Status> status;
};
[[nodiscard]] std::optional<Mood> moodOf(listen::ConversationKind kind, listen::Feeling feeling);
[[nodiscard]] QColor colourOf(const Theme &theme, const Mood &mood);

/// "Direct message", as one channel among others.
[[nodiscard]] QString channelWords(networks::Channel channel);
/// What it is, as a title: "Comment on “Cargo bike demo day”". `title` is that of what it answers; may be
/// empty.
[[nodiscard]] QString headline(networks::Channel channel, const QString &title);

/// When something was said, as it stands beside a name: only the time for today.
[[nodiscard]] QString saidWhen(Instant at, Instant now, const QByteArray &zone);

/// A whole row in a sentence, for whoever hears the list.
struct SpokenRow
{
    QString clientName; ///< empty: not said
    QString networkName;
    QStringList labels = {};
};
[[nodiscard]] QString spokenRow(const listen::Conversation &conversation, const SpokenRow &beside,
                                Instant now);

} // namespace hatstand::ui::inbox
