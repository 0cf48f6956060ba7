// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/bluesky/signing_key.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include <array>

namespace hatstand::networks
{

namespace
{
constexpr int scalarSize = 32; // bytes of r, s, x and y on this curve

template <auto release>
struct Releaser
{
    template <class T>
    void operator()(T *pointer) const
    {
        release(pointer);
    }
};
using KeyPointer = std::unique_ptr<EVP_PKEY, Releaser<EVP_PKEY_free>>;
using ContextPointer = std::unique_ptr<EVP_MD_CTX, Releaser<EVP_MD_CTX_free>>;
using SignaturePointer = std::unique_ptr<ECDSA_SIG, Releaser<ECDSA_SIG_free>>;

const unsigned char *bytesOf(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

unsigned char *bytesOf(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

/// The point without compression: 4, x, y.
QByteArray publicPoint(const EVP_PKEY *key)
{
    QByteArray x(scalarSize, '\0');
    QByteArray y(scalarSize, '\0');
    const auto read = [key](const char *name, QByteArray &into) {
        BIGNUM *number = nullptr;
        const bool isRead = EVP_PKEY_get_bn_param(key, name, &number) == 1 &&
                            BN_bn2binpad(number, bytesOf(into), scalarSize) == scalarSize;
        BN_free(number);
        return isRead;
    };
    if (!read(OSSL_PKEY_PARAM_EC_PUB_X, x) || !read(OSSL_PKEY_PARAM_EC_PUB_Y, y))
        return {};
    return x + y;
}

bool isOnTheCurve(const EVP_PKEY *key)
{
    std::array<char, 64> name{};
    size_t length = 0;
    return EVP_PKEY_get_group_name(key, name.data(), name.size(), &length) == 1 &&
           QByteArray(name.data()) == "prime256v1" && !publicPoint(key).isEmpty();
}
} // namespace

struct SigningKey::Key
{
    KeyPointer pointer;
};

std::optional<SigningKey> SigningKey::generate()
{
    KeyPointer made(EVP_EC_gen("P-256"));
    if (!made || !isOnTheCurve(made.get()))
        return std::nullopt;
    return SigningKey(std::make_shared<const Key>(Key{std::move(made)}));
}

std::optional<SigningKey> SigningKey::fromText(const QByteArray &text)
{
    const auto decoded = QByteArray::fromBase64Encoding(text, QByteArray::Base64UrlEncoding |
                                                                  QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.isEmpty())
        return std::nullopt;
    const unsigned char *at = bytesOf(decoded.decoded);
    KeyPointer read(d2i_PrivateKey(EVP_PKEY_EC, nullptr, &at, decoded.decoded.size()));
    if (!read || !isOnTheCurve(read.get()))
        return std::nullopt;
    return SigningKey(std::make_shared<const Key>(Key{std::move(read)}));
}

QByteArray SigningKey::toText() const
{
    const int size = i2d_PrivateKey(m_key->pointer.get(), nullptr);
    if (size <= 0)
        return {};
    QByteArray bytes(size, '\0');
    unsigned char *at = bytesOf(bytes);
    if (i2d_PrivateKey(m_key->pointer.get(), &at) != size)
        return {};
    return toBase64Url(bytes);
}

QJsonObject SigningKey::publicJwk() const
{
    const QByteArray point = publicPoint(m_key->pointer.get());
    return {{QStringLiteral("crv"), QStringLiteral("P-256")},
            {QStringLiteral("kty"), QStringLiteral("EC")},
            {QStringLiteral("x"), QString::fromLatin1(toBase64Url(point.left(scalarSize)))},
            {QStringLiteral("y"), QString::fromLatin1(toBase64Url(point.mid(scalarSize)))}};
}

QByteArray SigningKey::sign(const QByteArray &message) const
{
    const ContextPointer context(EVP_MD_CTX_new());
    EVP_PKEY *key = m_key->pointer.get();
    size_t size = 0;
    const auto length = static_cast<size_t>(message.size());
    if (!context || EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key) != 1 ||
        EVP_DigestSign(context.get(), nullptr, &size, bytesOf(message), length) != 1)
        return {};
    QByteArray der(static_cast<qsizetype>(size), '\0');
    if (EVP_DigestSign(context.get(), bytesOf(der), &size, bytesOf(message), length) != 1)
        return {};
    // Tokens want both numbers side by side, not the structure that the library makes.
    const unsigned char *at = bytesOf(std::as_const(der));
    const SignaturePointer signature(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(size)));
    QByteArray both(qsizetype(2) * scalarSize, '\0');
    if (!signature ||
        BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), bytesOf(both), scalarSize) != scalarSize ||
        BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), bytesOf(both) + scalarSize, scalarSize) != scalarSize)
        return {};
    return both;
}

QByteArray toBase64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

} // namespace hatstand::networks
