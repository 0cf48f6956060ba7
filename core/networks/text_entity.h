// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace hatstand::networks
{

enum class EntityKind {
    Link,
    Mention,
    Hashtag,
    Cashtag,
};

/// A piece of a text that the network makes into something that can be clicked.
struct TextEntity
{
    EntityKind kind = EntityKind::Link;
    qsizetype start = 0;  ///< UTF-16 offset, at the sigil
    qsizetype length = 0; ///< UTF-16 units, with the sigil
    /// What it stands for: the address (with https:// where Bluesky adds it), the handle or the word without
    /// its sigil.
    QString value;

    [[nodiscard]] qsizetype end() const { return start + length; }
    friend bool operator==(const TextEntity &, const TextEntity &) = default;
};

using TextEntities = std::vector<TextEntity>;

} // namespace hatstand::networks
