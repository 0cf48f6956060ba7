// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/connector.h"
#include "networks/media_host/hosted_file.h"

namespace hatstand::networks
{

/// How a file stands on a media host.
struct HostedMedia
{
    QString id;            ///< by which the host takes it away again
    QUrl address;          ///< at which everybody can fetch it
    bool wasThere = false; ///< nothing had to be sent
};

/// A place of the person's own to which files go whose public address a network asks for. Nothing is
/// published by putting a file there: after any failure the same may be tried again.
class MediaHost
{
public:
    MediaHost() = default;
    MediaHost(const MediaHost &) = delete;
    MediaHost &operator=(const MediaHost &) = delete;
    virtual ~MediaHost() = default;

    /// Streams the file to the host. What stands there under its name already is not sent again: the name is
    /// that of its content.
    [[nodiscard]] virtual QCoro::Task<Result<HostedMedia>> put(HostedFile file, Progress progress,
                                                               CancelToken cancel) = 0;
    /// By HostedMedia::id. What is not there any more counts as taken away.
    [[nodiscard]] virtual QCoro::Task<Result<void>> remove(QString id, CancelToken cancel) = 0;
};

} // namespace hatstand::networks
