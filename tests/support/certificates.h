// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QString>
#include <QTemporaryDir>

namespace hatstand::test
{

/// Certificates of nobody's but the test's, each signed by itself, made by the program openssl in a folder
/// that goes with this. A HostileServer speaks with one:
///
///     TestCertificates certificates;
///     QVERIFY(certificates.make(QStringLiteral("stranger")));
///     server.setTls(certificates.tls(QStringLiteral("stranger")));
///
/// A client that is to trust it gets certificate(name) as one of its extraAuthorities.
class TestCertificates
{
public:
    /// For 127.0.0.1, or for another `subject` ("DNS:example.org"). False without openssl.
    [[nodiscard]] bool make(const QString &name,
                            const QString &subject = QStringLiteral("IP:127.0.0.1")) const;
    /// For 127.0.0.1; its last day was yesterday.
    [[nodiscard]] bool makeExpired(const QString &name) const;

    [[nodiscard]] QSslCertificate certificate(const QString &name) const;
    /// For the server's side.
    [[nodiscard]] QSslConfiguration tls(const QString &name) const;

private:
    [[nodiscard]] bool openssl(const QStringList &arguments) const;
    [[nodiscard]] QByteArray file(const QString &name) const;

    QTemporaryDir m_folder;
};

} // namespace hatstand::test
