// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/timers.h"
#include "net/http_client.h"
#include "networks/media_host/host_line.h"
#include "networks/media_host/media_hosts.h"
#include "support/await.h"
#include "support/file_host.h"
#include "support/files.h"
#include "support/memory_traffic_log.h"

#include <QTemporaryDir>

#include <memory>

namespace hatstand::test
{

/// Media hosts over a real line to a strict place for files, with a clock that stands still.
struct HostFixture
{
    FakeClock clock;
    FakeTimers timers{clock};
    net::RateLimiter limiter{clock};
    MemoryTrafficLog log;
    FileHost place;
    QTemporaryDir folder;
    net::HttpClient http;
    std::shared_ptr<networks::HostLine> line;

    explicit HostFixture(const QList<QSslCertificate> &authorities = {})
        : http(clock, timers, limiter, &log, nullptr,
               net::HttpClient::Options{QStringLiteral("Hatstand/test"), authorities})
        , line(std::make_shared<networks::HostLine>(http))
    {
    }

    [[nodiscard]] networks::MediaHostSettings webDav() const
    {
        networks::MediaHostSettings settings;
        settings.kind = networks::MediaHostKind::WebDav;
        settings.address = place.url("/dav");
        settings.name = QString::fromUtf8(place.name);
        settings.publicAddress = place.url("/public");
        return settings;
    }
    [[nodiscard]] networks::MediaHostSettings s3() const
    {
        networks::MediaHostSettings settings;
        settings.kind = networks::MediaHostKind::S3;
        settings.address = place.url("/s3");
        settings.bucket = QString::fromUtf8(place.bucket);
        settings.region = QString::fromUtf8(place.region);
        settings.name = QString::fromUtf8(place.accessKey);
        return settings;
    }
    /// With the right secret, or another one.
    [[nodiscard]] std::shared_ptr<networks::MediaHost> make(const networks::MediaHostSettings &settings,
                                                            const char *secret = nullptr) const
    {
        const QByteArray right =
            settings.kind == networks::MediaHostKind::S3 ? place.secretKey : place.password;
        return networks::makeMediaHost(settings, QString::fromUtf8(secret ? QByteArray(secret) : right),
                                       clock, line);
    }
    /// A file of that content, as it goes to a host.
    [[nodiscard]] networks::HostedFile file(const QByteArray &content = "a picture",
                                            const QString &type = QStringLiteral("image/jpeg")) const
    {
        const QString path = folder.filePath(QStringLiteral("file"));
        if (!writeFile(path, content))
            qFatal("The file cannot be written.");
        return await(networks::readHostedFile(path, type, "salt", {})).value();
    }
    [[nodiscard]] Result<networks::HostedMedia> put(const std::shared_ptr<networks::MediaHost> &host,
                                                    const networks::HostedFile &file) const
    {
        return await(host->put(file, {}, {}));
    }
    [[nodiscard]] Result<networks::MediaHostCheck>
    check(const std::shared_ptr<networks::MediaHost> &host) const
    {
        return await(networks::checkMediaHost(host, line, {}));
    }
};

} // namespace hatstand::test
