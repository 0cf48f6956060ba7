// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/certificates.h"

#include "support/files.h"

#include <QProcess>
#include <QSslKey>
#include <QSslSocket>
#include <QStringList>

namespace hatstand::test
{

bool TestCertificates::openssl(const QStringList &arguments) const
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(QStringLiteral("openssl"), arguments);
    return process.waitForFinished() && process.exitStatus() == QProcess::NormalExit &&
           process.exitCode() == 0;
}

bool TestCertificates::make(const QString &name, const QString &subject) const
{
    return openssl({QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                    QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
                    QStringLiteral("ec_paramgen_curve:P-256"), QStringLiteral("-nodes"),
                    QStringLiteral("-keyout"), name + QStringLiteral(".key"), QStringLiteral("-out"),
                    name + QStringLiteral(".pem"), QStringLiteral("-subj"), QStringLiteral("/CN=test"),
                    QStringLiteral("-addext"), QStringLiteral("subjectAltName=") + subject});
}

bool TestCertificates::makeExpired(const QString &name) const
{
    // "req" makes none that has run out.
    return openssl(QStringLiteral("req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout %1.key "
                                  "-out %1.csr -subj /CN=test -addext subjectAltName=IP:127.0.0.1")
                       .arg(name)
                       .split(u' ')) &&
           openssl(QStringLiteral("x509 -req -in %1.csr -signkey %1.key -days -1 -copy_extensions copy "
                                  "-out %1.pem")
                       .arg(name)
                       .split(u' '));
}

QByteArray TestCertificates::file(const QString &name) const
{
    return readFile(m_folder.filePath(name));
}

QSslCertificate TestCertificates::certificate(const QString &name) const
{
    return QSslCertificate(file(name + QStringLiteral(".pem")));
}

QSslConfiguration TestCertificates::tls(const QString &name) const
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(certificate(name));
    configuration.setPrivateKey(QSslKey(file(name + QStringLiteral(".key")), QSsl::Ec));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

} // namespace hatstand::test
