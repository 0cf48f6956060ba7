// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QJsonObject>
#include <QString>
#include <QUrl>

#include <optional>
#include <vector>

namespace hatstand::networks
{

enum class MediaHostKind {
    WordPress, ///< the media library of a connected site
    WebDav,    ///< Nextcloud and many web spaces
    S3,        ///< Amazon's storage, and what speaks as it does
};
[[nodiscard]] const std::vector<MediaHostKind> &mediaHostKinds();
/// Stable: "wordpress", "webdav", "s3".
[[nodiscard]] QString mediaHostKindName(MediaHostKind kind);
[[nodiscard]] std::optional<MediaHostKind> mediaHostKindFromName(const QString &name);
/// For people.
[[nodiscard]] QString mediaHostKindText(MediaHostKind kind);

/// Where the files go, without the secret.
struct MediaHostSettings
{
    MediaHostKind kind = MediaHostKind::WebDav;
    QString account; ///< WordPress: the id of the account; nothing else of this is used then
    QUrl address;    ///< WebDAV: of the place; S3: of the service, without the bucket
    QString folder;  ///< below it, or below the bucket; may be empty
    QString bucket;
    QString region;            ///< empty: "us-east-1"
    bool bucketInHost = false; ///< "bucket.host/file" in place of "host/bucket/file"
    QString name;              ///< who signs in; S3: the access key's id
    /// Where everybody finds what is in the folder; empty: at the address at which it was put there.
    QUrl publicAddress;
    friend bool operator==(const MediaHostSettings &, const MediaHostSettings &) = default;
};

/// The same, tidied up (folders without slashes around them, the usual region), or what is wrong with it.
[[nodiscard]] Result<MediaHostSettings> checkedMediaHost(MediaHostSettings settings);
/// Whether a secret that was kept for the one would go to nobody else with the other.
[[nodiscard]] bool takeSameSecret(const MediaHostSettings &a, const MediaHostSettings &b);

[[nodiscard]] QJsonObject toJson(const MediaHostSettings &settings);
/// Nothing when it is of a kind that this version does not know.
[[nodiscard]] std::optional<MediaHostSettings> mediaHostFromJson(const QJsonObject &object);

} // namespace hatstand::networks
