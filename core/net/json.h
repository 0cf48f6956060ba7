// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "net/http_message.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

namespace hatstand::net
{

/// What is read at most. Larger is TooLarge, deeper is BadAnswer, both before anything is built in memory.
struct JsonLimits
{
    qint64 maxBytes = 8LL * 1024 * 1024;
    int maxDepth = 100;
};

/// UTF-8 JSON whose outermost value is an object. Everything else is BadAnswer.
[[nodiscard]] Result<QJsonObject> parseJsonObject(const QByteArray &bytes, JsonLimits limits = {});

/// The object of a successful answer; for others errorFromStatus with the server's own words
/// ("message", "error_description" or "error" of a JSON body). A web page instead of JSON is BadAnswer.
[[nodiscard]] Result<QJsonObject> jsonObject(const HttpResponse &response, const QString &service,
                                             JsonLimits limits = {});
/// The words with which a JSON answer explains itself, cut at 300 characters; empty when it has none.
[[nodiscard]] QString serverWords(const HttpResponse &response);

/// A field that must be there and of that type; otherwise BadAnswer that names it. `path` may lead through
/// objects: "user.profile.name".
[[nodiscard]] Result<QString> requireString(const QJsonObject &object, QLatin1StringView path);
[[nodiscard]] Result<qint64> requireInteger(const QJsonObject &object, QLatin1StringView path);
[[nodiscard]] Result<QJsonObject> requireObject(const QJsonObject &object, QLatin1StringView path);
[[nodiscard]] Result<QJsonArray> requireArray(const QJsonObject &object, QLatin1StringView path);

} // namespace hatstand::net
