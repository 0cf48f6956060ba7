// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "networks/media_host/aws_signature.h"
#include "networks/media_host/host_line.h"
#include "networks/media_host/media_host.h"

#include <QStringList>

namespace hatstand::networks
{

/// A bucket of Amazon S3, or of one of the many that speak as it does. It must let everybody read what is in
/// it (or in the folder); whether it does is not changed from here. Files go up in one piece.
class S3Host final : public MediaHost, public std::enable_shared_from_this<S3Host>
{
public:
    struct Place
    {
        QUrl service;
        QString bucket;
        bool bucketInHost = false;
        QStringList folder;
        AwsKey key;
        QUrl publicAddress; ///< of the folder; empty: where it was put
    };
    /// `clock` must outlive what is under way.
    S3Host(std::shared_ptr<HostLine> line, const Clock &clock, Place place)
        : m_line(std::move(line)), m_clock(clock), m_place(std::move(place))
    {
    }

    [[nodiscard]] QCoro::Task<Result<HostedMedia>> put(HostedFile file, Progress progress,
                                                       CancelToken cancel) override;
    [[nodiscard]] QCoro::Task<Result<void>> remove(QString id, CancelToken cancel) override;

private:
    [[nodiscard]] QUrl addressOf(const QString &name) const;
    [[nodiscard]] net::HttpRequest request(net::HttpMethod method, const QString &name,
                                           const QByteArray &payloadHash, net::Purpose purpose) const;
    [[nodiscard]] Error errorOf(const net::HttpResponse &response) const;

    std::shared_ptr<HostLine> m_line;
    const Clock &m_clock;
    Place m_place;
};

} // namespace hatstand::networks
