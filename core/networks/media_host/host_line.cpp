// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/media_host/host_line.h"

#include "networks/media_host/host_errors.h"

namespace hatstand::networks
{

QCoro::Task<Result<net::HttpResponse>> HostLine::send(net::HttpRequest request, CancelToken cancel)
{
    const auto self = shared_from_this();
    if (!m_http || cancel.isCancelled())
        co_return fail(puttingStopped());
    const bool mayComeTwice = request.method == net::HttpMethod::Delete;
    const net::HttpRequest again = mayComeTwice ? request : net::HttpRequest();
    auto answered = co_await m_http->send(std::move(request), cancel);
    // A request that follows a stopped one at once can be given the line that is just being closed.
    const bool isUnknown = !answered && answered.error().code == ErrorCode::ConnectionLost;
    if (isUnknown && mayComeTwice && m_http && !cancel.isCancelled())
        answered = co_await m_http->send(again, cancel);
    co_return answered;
}

void allowLongUpload(net::HttpRequest &request)
{
    request.timeouts.answer = request.timeouts.total;
    request.timeouts.total = Milliseconds(0);
}

} // namespace hatstand::networks
