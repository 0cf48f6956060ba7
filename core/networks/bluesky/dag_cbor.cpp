// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/bluesky/dag_cbor.h"

#include <QCborStreamWriter>
#include <QCryptographicHash>
#include <QJsonArray>

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

namespace hatstand::networks
{

namespace
{
constexpr QLatin1StringView linkKey("$link");
constexpr QLatin1StringView base32Alphabet("abcdefghijklmnopqrstuvwxyz234567");
constexpr auto linkTag = QCborTag(42);

QString toBase32(const QByteArray &bytes)
{
    QString text;
    quint32 buffer = 0;
    int bits = 0;
    for (const char byte : bytes) {
        buffer = (buffer << 8) | static_cast<quint8>(byte);
        for (bits += 8; bits >= 5; bits -= 5)
            text += base32Alphabet[static_cast<qsizetype>((buffer >> (bits - 5)) & 31)];
    }
    if (bits > 0)
        text += base32Alphabet[static_cast<qsizetype>((buffer << (5 - bits)) & 31)];
    return text;
}

std::optional<QByteArray> fromBase32(QStringView text)
{
    QByteArray bytes;
    quint32 buffer = 0;
    int bits = 0;
    for (const QChar c : text) {
        const qsizetype digit = base32Alphabet.indexOf(c);
        if (digit < 0)
            return std::nullopt;
        buffer = (buffer << 5) | static_cast<quint32>(digit);
        bits += 5;
        if (bits >= 8) {
            bits -= 8;
            bytes += static_cast<char>((buffer >> bits) & 255);
        }
    }
    return bytes;
}

bool write(QCborStreamWriter &writer, const QJsonValue &value);

bool writeLink(QCborStreamWriter &writer, const QString &cid)
{
    // The "b" says that base 32 follows; in CBOR the zero byte says that a binary id does.
    if (!cid.startsWith(u'b'))
        return false;
    const auto bytes = fromBase32(QStringView(cid).sliced(1));
    if (!bytes || bytes->isEmpty())
        return false;
    writer.append(linkTag);
    writer.append(QByteArray(1, '\0') + *bytes);
    return true;
}

bool writeMap(QCborStreamWriter &writer, const QJsonObject &object)
{
    if (object.contains(linkKey))
        return object.size() == 1 && writeLink(writer, object[linkKey].toString());
    std::vector<std::pair<QByteArray, QJsonValue>> fields;
    fields.reserve(static_cast<size_t>(object.size()));
    for (auto field = object.begin(); field != object.end(); ++field)
        fields.emplace_back(field.key().toUtf8(), field.value());
    // Shorter names first, then by bytes: the one order that DAG-CBOR allows.
    std::sort(fields.begin(), fields.end(), [](const auto &a, const auto &b) {
        return a.first.size() != b.first.size() ? a.first.size() < b.first.size() : a.first < b.first;
    });
    writer.startMap(fields.size());
    for (const auto &[name, value] : fields) {
        writer.appendTextString(name.constData(), name.size());
        if (!write(writer, value))
            return false;
    }
    return writer.endMap();
}

bool writeList(QCborStreamWriter &writer, const QJsonArray &list)
{
    writer.startArray(static_cast<quint64>(list.size()));
    for (const QJsonValue value : list) {
        if (!write(writer, value))
            return false;
    }
    return writer.endArray();
}

bool write(QCborStreamWriter &writer, const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
        writer.append(nullptr);
        return true;
    case QJsonValue::Bool:
        writer.append(value.toBool());
        return true;
    case QJsonValue::Double: {
        constexpr qint64 impossible = std::numeric_limits<qint64>::min();
        const qint64 number = value.toInteger(impossible);
        writer.append(number);
        return number != impossible;
    }
    case QJsonValue::String: {
        const QByteArray text = value.toString().toUtf8();
        writer.appendTextString(text.constData(), text.size());
        return true;
    }
    case QJsonValue::Array:
        return writeList(writer, value.toArray());
    case QJsonValue::Object:
        return writeMap(writer, value.toObject());
    case QJsonValue::Undefined:
        break;
    }
    return false;
}
} // namespace

std::optional<QByteArray> dagCbor(const QJsonObject &record)
{
    QByteArray bytes;
    QCborStreamWriter writer(&bytes);
    if (!writeMap(writer, record))
        return std::nullopt;
    return bytes;
}

std::optional<QString> recordCid(const QJsonObject &record)
{
    const auto bytes = dagCbor(record);
    if (!bytes)
        return std::nullopt;
    // Version 1, DAG-CBOR, SHA-256 of 32 bytes.
    static constexpr char prefix[] = {0x01, 0x71, 0x12, 0x20};
    return u'b' + toBase32(QByteArray(prefix, sizeof prefix) +
                           QCryptographicHash::hash(*bytes, QCryptographicHash::Sha256));
}

} // namespace hatstand::networks
