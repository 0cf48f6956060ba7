// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>

// JSON Web Tokens with a shared key (RFC 7519, signed as RFC 7515 and 7518 say): made here, never read.

namespace hatstand::networks
{

/// HMAC with SHA-256 or SHA-512.
enum class JwtAlgorithm { Hs256, Hs512 };

/// Base64 for addresses, without padding (RFC 4648, 5).
[[nodiscard]] QByteArray base64Url(const QByteArray &bytes);

/// The third part of a token: over its first two, "header.claims" as they stand in it.
[[nodiscard]] QByteArray jwtSignature(JwtAlgorithm algorithm, const QByteArray &key,
                                      const QByteArray &signingInput);

/// A whole token. `moreHeader` comes beside "alg" and "typ" ("kid", say).
[[nodiscard]] QByteArray jwt(JwtAlgorithm algorithm, const QByteArray &key, const QJsonObject &claims,
                             const QJsonObject &moreHeader = {});

} // namespace hatstand::networks
