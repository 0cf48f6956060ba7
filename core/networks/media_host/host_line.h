// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/http_client.h"

#include <memory>

namespace hatstand::networks
{

/// The way out of media hosts. Held by shared pointer by whoever waits for an answer; after close() nothing
/// leaves any more, and the sender that was given may go.
class HostLine : public std::enable_shared_from_this<HostLine>
{
public:
    explicit HostLine(net::HttpSender &http) : m_http(&http) {}
    void close() { m_http = nullptr; }

    /// Failures are those of the line (HttpSender::send) only. What a broken line leaves unknown is asked
    /// again once where that does no harm: taking away a file.
    [[nodiscard]] QCoro::Task<Result<net::HttpResponse>> send(net::HttpRequest request, CancelToken cancel);

private:
    net::HttpSender *m_http;
};

/// A body of megabytes: only silence ends it, however long it takes. The answer to it has its time.
void allowLongUpload(net::HttpRequest &request);

} // namespace hatstand::networks
