// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "clients/client.h"

#include <QStringList>

namespace hatstand::plan
{

struct HashtagGroup;
using HashtagGroupId = Id<HashtagGroup>;

/// Hashtags that a client uses together.
struct HashtagGroup
{
    HashtagGroupId id;
    clients::ClientId clientId;
    QString name;
    QStringList tags; ///< without "#"
    int position = 0;
    /// As it is put into a text: "#bread #sourdough".
    [[nodiscard]] QString toText() const;
};

/// Hashtags out of what a person typed, with or without "#", parted by spaces, commas or line ends; each
/// once, whatever its capitals.
[[nodiscard]] QStringList hashtagsFromText(const QString &text);

} // namespace hatstand::plan
