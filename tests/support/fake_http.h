// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/http_client.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <deque>
#include <vector>

namespace hatstand::test
{

/// A line that answers what a test has put in, in that order, and remembers what was sent. Without an answer
/// left there is no line.
class FakeHttp final : public net::HttpSender
{
public:
    QCoro::Task<Result<net::HttpResponse>> send(net::HttpRequest request, CancelToken) override
    {
        requests.push_back(std::move(request));
        if (answers.empty())
            co_return fail(ErrorCode::Offline, QStringLiteral("There is no line."));
        Result<net::HttpResponse> answer = answers.front();
        answers.pop_front();
        co_return answer;
    }

    void answer(int status, const QByteArray &body, const QByteArray &type = "application/json")
    {
        net::HttpResponse response;
        response.status = status;
        response.body = body;
        response.headers = {{"Content-Type", type}};
        answers.emplace_back(std::move(response));
    }
    void answer(int status, const QJsonObject &body)
    {
        answer(status, QJsonDocument(body).toJson(QJsonDocument::Compact));
    }
    /// As an XRPC server refuses.
    void refuse(int status, const char *name, const char *message = "No")
    {
        answer(status, QJsonObject{{QStringLiteral("error"), QString::fromLatin1(name)},
                                   {QStringLiteral("message"), QString::fromLatin1(message)}});
    }
    void breakLine(ErrorCode code) { answers.emplace_back(fail(code, QStringLiteral("The line failed."))); }
    /// "POST /xrpc/…", without the query.
    [[nodiscard]] QStringList calls() const
    {
        QStringList all;
        for (const net::HttpRequest &request : requests)
            all << QString::fromLatin1(net::httpMethodName(request.method)) + u' ' +
                       request.url.path().section(u'.', -1);
        return all;
    }
    [[nodiscard]] QJsonObject body(size_t index) const
    {
        const auto &pieces = requests.at(index).body.pieces();
        return pieces.isEmpty() ? QJsonObject() : QJsonDocument::fromJson(pieces.front().bytes).object();
    }

    std::deque<Result<net::HttpResponse>> answers;
    std::vector<net::HttpRequest> requests;
};

} // namespace hatstand::test
