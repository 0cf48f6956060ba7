// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/media_host/media_hosts.h"

#include "networks/media_host/dav_host.h"
#include "networks/media_host/s3_host.h"

namespace hatstand::networks
{

std::shared_ptr<MediaHost> makeMediaHost(const MediaHostSettings &settings, const QString &secret,
                                         const Clock &clock, const std::shared_ptr<HostLine> &line)
{
    const QStringList folder = settings.folder.split(u'/', Qt::SkipEmptyParts);
    if (settings.kind == MediaHostKind::S3) {
        S3Host::Place place;
        place.service = settings.address;
        place.bucket = settings.bucket;
        place.bucketInHost = settings.bucketInHost;
        place.folder = folder;
        place.key.id = settings.name;
        place.key.secret = secret;
        place.key.region = settings.region;
        place.publicAddress = settings.publicAddress;
        return std::make_shared<S3Host>(line, clock, std::move(place));
    }
    return std::make_shared<DavHost>(
        line, DavHost::Place{settings.address, folder, settings.name, secret, settings.publicAddress});
}

} // namespace hatstand::networks
