// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"

#include <QString>

namespace hatstand::networks
{

/// How Practice treats one profile, so that a person (and a test) can see what trouble looks like. Stored by
/// number.
enum class PracticeBehaviour {
    Works = 0,
    RefusesPictures = 1, ///< "too large"
    DropsBefore = 2,     ///< the line breaks before the post is accepted
    DropsAfter = 3,      ///< the line breaks after it, before the answer
    SignInEnded = 4,     ///< until the profile is signed in again
    RateLimits = 5,      ///< asks to wait a minute
    Slow = 6,
};

/// Somebody on the Practice network.
struct PracticeProfile
{
    QString handle; ///< without "@"
    QString displayName;
    quint32 seed = 0; ///< of everything that happens to it
    PracticeBehaviour behaviour = PracticeBehaviour::Works;
    int followers = 0; ///< when it was made
    Instant createdAt;
};

/// A post as it stands on the Practice network.
struct PracticePost
{
    QString recordKey; ///< unique within its profile
    QString handle;
    QString text;
    QString firstComment;
    QString media;                        ///< JSON: [{"mimeType", "bytes", "alt"}]
    QString parts = QStringLiteral("[]"); ///< JSON: the texts of what follows in the thread
    Instant createdAt;
    QString answersId = {}; ///< what it answers, as IncomingMessage::remoteId; empty: nothing
    QString rootId = {};    ///< what that thread began with
};

} // namespace hatstand::networks
