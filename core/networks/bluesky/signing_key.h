// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>

#include <memory>
#include <optional>

namespace hatstand::networks
{

/// A key pair on the curve P-256, for signatures of the kind ES256 (RFC 7518, 3.4): it proves that who uses a
/// token is who was given it. A value that shares its key; the private half leaves it by toText() only, for
/// the keychain.
class SigningKey
{
public:
    /// A fresh one. Nothing when the library has no randomness or no such curve.
    [[nodiscard]] static std::optional<SigningKey> generate();
    /// From what toText() gave; nothing for anything else.
    [[nodiscard]] static std::optional<SigningKey> fromText(const QByteArray &text);

    /// About 165 characters of base64url.
    [[nodiscard]] QByteArray toText() const;
    /// The public half as a JWK: "crv", "kty", "x", "y".
    [[nodiscard]] QJsonObject publicJwk() const;
    /// The signature as 64 bytes, r and s; empty when the library fails.
    [[nodiscard]] QByteArray sign(const QByteArray &message) const;

private:
    struct Key;
    explicit SigningKey(std::shared_ptr<const Key> key) : m_key(std::move(key)) {}
    std::shared_ptr<const Key> m_key;
};

/// Bytes as tokens write them: base64 for addresses, without the filling at the end.
[[nodiscard]] QByteArray toBase64Url(const QByteArray &bytes);

} // namespace hatstand::networks
