// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "plan/post.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>

namespace hatstand::plan
{

/// The content of a post (title, text, first comment, label, campaign, link tags, media, versions) in a form
/// that stays the same from version to version of the program: what a version leaves empty is left out, keys
/// stand in alphabetical order. Used by revisions, exports and the command line.
[[nodiscard]] QJsonObject postContentToJson(const Post &post);
/// The reverse. Unknown keys are passed over, so that an older program reads what a newer one wrote; a key of
/// the wrong type fails with InvalidInput and names the key.
[[nodiscard]] Result<Post> postContentFromJson(const QJsonObject &json);

/// The content as compact text: equal contents give equal bytes.
[[nodiscard]] QByteArray postContentBytes(const Post &post);
[[nodiscard]] Result<Post> postContentFromBytes(const QByteArray &bytes);

/// Content, ids, status and times: the whole post, for exports and `--json`.
[[nodiscard]] QJsonObject postToJson(const Post &post);
[[nodiscard]] Result<Post> postFromJson(const QJsonObject &json);

/// One account's version as it would be sent: the outbox freezes this.
[[nodiscard]] QJsonObject effectiveVersionToJson(const EffectiveVersion &version);
[[nodiscard]] Result<EffectiveVersion> effectiveVersionFromJson(const QJsonObject &json);

/// Takes title, text, comment, label, campaign, link tags, media and versions from `content`; keeps the rest.
void takeContent(Post &post, const Post &content);
[[nodiscard]] bool sameContent(const Post &a, const Post &b);

} // namespace hatstand::plan
