// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/json.h"

#include "base/sizes.h"
#include "net/http_status.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <limits>

namespace hatstand::net
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::net)
};

tl::unexpected<Error> badAnswer(const QString &why, const QString &detail = {})
{
    return fail(ErrorCode::BadAnswer, Words::tr("The answer is not what was agreed."), why,
                Words::tr("Try again later. If it stays, the service may have changed."), detail);
}

/// Brackets are counted before parsing, because the parser goes as deep as its own stack of calls.
bool isDeeperThan(const QByteArray &bytes, int limit)
{
    int depth = 0;
    bool inString = false;
    for (const char *at = bytes.constBegin(); at != bytes.constEnd(); ++at) {
        if (inString) {
            if (*at == '\\' && at + 1 != bytes.constEnd())
                ++at;
            else if (*at == '"')
                inString = false;
        } else if (*at == '"') {
            inString = true;
        } else if (*at == '{' || *at == '[') {
            if (++depth > limit)
                return true;
        } else if (*at == '}' || *at == ']') {
            --depth;
        }
    }
    return false;
}

Result<QJsonDocument> parse(const QByteArray &bytes, JsonLimits limits)
{
    if (bytes.size() > limits.maxBytes)
        return fail(ErrorCode::TooLarge, Words::tr("The answer is too large."),
                    Words::tr("It is larger than %1.").arg(sizeWords(limits.maxBytes)));
    if (isDeeperThan(bytes, limits.maxDepth))
        return badAnswer(Words::tr("It is nested too deeply."));
    QJsonParseError error;
    QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError)
        return badAnswer(Words::tr("It is not valid JSON."),
                         QStringLiteral("JSON error %1 at byte %2").arg(error.error).arg(error.offset));
    return document;
}

Result<QJsonDocument> parseAnswer(const HttpResponse &response, const QString &service, JsonLimits limits)
{
    if (!response.isSuccess())
        return fail(errorFromStatus(response, service, serverWords(response)));
    if (looksLikeHtml(response)) {
        Error error =
            badAnswer(Words::tr("%1 sent a web page where data was expected.").arg(service)).value();
        error.remedy =
            Words::tr("Check the address of the server. In a hotel or on a train, open a browser first "
                      "and accept the terms of the network.");
        error.httpStatus = response.status;
        return fail(std::move(error));
    }
    return parse(response.body, limits);
}

Result<QJsonValue> require(const QJsonObject &object, QLatin1StringView path, QJsonValue::Type type)
{
    QJsonValue value = object;
    for (const QLatin1StringView step : QLatin1StringView(path).tokenize(QLatin1StringView(".")))
        value = value.toObject().value(step);
    if (value.type() != type)
        return badAnswer(Words::tr("The field \"%1\" is missing or of the wrong kind.").arg(path));
    return value;
}
} // namespace

Result<QJsonObject> parseJsonObject(const QByteArray &bytes, JsonLimits limits)
{
    const auto document = parse(bytes, limits);
    if (!document)
        return fail(document.error());
    if (!document->isObject())
        return badAnswer(Words::tr("An object was expected, a list came."));
    return document->object();
}

Result<QJsonObject> jsonObject(const HttpResponse &response, const QString &service, JsonLimits limits)
{
    const auto document = parseAnswer(response, service, limits);
    if (!document)
        return fail(document.error());
    if (!document->isObject())
        return badAnswer(Words::tr("An object was expected, a list came."));
    return document->object();
}

QString serverWords(const HttpResponse &response)
{
    constexpr qsizetype longest = 300;
    const auto document = parse(response.body, JsonLimits{64LL * 1024, 20});
    if (!document || !document->isObject())
        return {};
    const QJsonObject object = document->object();
    for (const auto key :
         {QLatin1StringView("message"), QLatin1StringView("error_description"), QLatin1StringView("error")}) {
        const QString text = object.value(key).toString().simplified();
        if (!text.isEmpty())
            return text.size() > longest ? text.left(longest - 1) + QChar(0x2026) : text;
    }
    return {};
}

Result<QString> requireString(const QJsonObject &object, QLatin1StringView path)
{
    return require(object, path, QJsonValue::String).map([](const QJsonValue &value) {
        return value.toString();
    });
}

Result<qint64> requireInteger(const QJsonObject &object, QLatin1StringView path)
{
    const auto value = require(object, path, QJsonValue::Double);
    if (!value)
        return fail(value.error());
    // Whole numbers are kept exactly; toInteger() gives the default for anything with a fraction.
    constexpr qint64 impossible = std::numeric_limits<qint64>::min();
    const qint64 integer = value->toInteger(impossible);
    if (integer == impossible)
        return badAnswer(Words::tr("The field \"%1\" is missing or of the wrong kind.").arg(path));
    return integer;
}

Result<QJsonObject> requireObject(const QJsonObject &object, QLatin1StringView path)
{
    return require(object, path, QJsonValue::Object).map([](const QJsonValue &value) {
        return value.toObject();
    });
}

Result<QJsonArray> requireArray(const QJsonObject &object, QLatin1StringView path)
{
    return require(object, path, QJsonValue::Array).map([](const QJsonValue &value) {
        return value.toArray();
    });
}

} // namespace hatstand::net
