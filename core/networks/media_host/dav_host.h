// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/media_host/host_line.h"
#include "networks/media_host/media_host.h"

#include <QStringList>

namespace hatstand::networks
{

/// A folder on a server that speaks WebDAV (RFC 4918), by name and password. Folders that are missing below
/// the address are made.
class DavHost final : public MediaHost, public std::enable_shared_from_this<DavHost>
{
public:
    struct Place
    {
        QUrl address;
        QStringList folder; ///< below the address
        QString name;
        QString password;
        QUrl publicAddress; ///< of the folder; empty: where it was put
    };
    DavHost(std::shared_ptr<HostLine> line, Place place) : m_line(std::move(line)), m_place(std::move(place))
    {
    }

    [[nodiscard]] QCoro::Task<Result<HostedMedia>> put(HostedFile file, Progress progress,
                                                       CancelToken cancel) override;
    [[nodiscard]] QCoro::Task<Result<void>> remove(QString id, CancelToken cancel) override;

private:
    enum class Standing { Whole, Absent, Unknown };

    [[nodiscard]] QUrl addressOf(const QString &name) const;
    [[nodiscard]] net::HttpRequest request(net::HttpMethod method, const QUrl &url,
                                           net::Purpose purpose) const;
    /// Whether the file stands there as a whole.
    [[nodiscard]] QCoro::Task<Result<Standing>> standing(HostedFile file, CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<net::HttpResponse>> upload(HostedFile file, Progress progress,
                                                                CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<void>> makeFolders(CancelToken cancel);

    std::shared_ptr<HostLine> m_line;
    Place m_place;
};

} // namespace hatstand::networks
