// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/browser_console.h"

#include "cli/output.h"
#include "cli/utf8.h"
#include "cli/words.h"

#include <QProcess>
#include <QSocketNotifier>
#include <QStandardPaths>

#include <array>
#include <unistd.h>

namespace hatstand::cli
{

namespace
{
constexpr qsizetype longestLine = qsizetype{64} * 1024;

/// As the desktop does it; there is no window system that could be asked from here.
bool openInBrowser(const QUrl &page)
{
    const QString opener = QStandardPaths::findExecutable(QStringLiteral("xdg-open"));
    return !opener.isEmpty() && QProcess::startDetached(opener, {page.toString(QUrl::FullyEncoded)});
}
} // namespace

BrowserConsole::BrowserConsole(Output &output, Timers &timers, bool opensBrowser, QObject *parent)
    : QObject(parent)
    , m_output(output)
    , m_visit(std::make_shared<networks::LoopbackVisit>(
          timers, opensBrowser ? networks::LoopbackVisit::Open(openInBrowser) : nullptr))
{
    connect(m_visit.get(), &networks::LoopbackVisit::waiting, this, &BrowserConsole::show);
    connect(m_visit.get(), &networks::LoopbackVisit::over, this, [this] { m_input.reset(); });
}

BrowserConsole::~BrowserConsole() = default;

void BrowserConsole::show(const QUrl &page, bool opened)
{
    const QString address = page.toString(QUrl::FullyEncoded);
    m_output.remark(opened ? Tr::tr("The browser opens this page; agree there: %1").arg(address)
                           : Tr::tr("Open this page in a browser and agree there: %1").arg(address),
                    {{QStringLiteral("page"), address}});
    m_output.remark(Tr::tr("If the browser cannot show the page that comes last, paste its address here."));
    m_input = std::make_unique<QSocketNotifier>(STDIN_FILENO, QSocketNotifier::Read);
    connect(m_input.get(), &QSocketNotifier::activated, this, &BrowserConsole::readLines);
}

void BrowserConsole::readLines()
{
    std::array<char, 4096> bytes{};
    const auto count = read(STDIN_FILENO, bytes.data(), bytes.size());
    if (count <= 0 || m_line.size() > longestLine) {
        m_input->setEnabled(false); // nobody is there: the browser has to come back by itself
        return;
    }
    m_line.append(bytes.data(), qsizetype(count));
    for (qsizetype end = m_line.indexOf('\n'); end >= 0 && m_visit->isWaiting(); end = m_line.indexOf('\n')) {
        const auto text = textFromUtf8(m_line.left(end));
        m_line.remove(0, end + 1);
        if (text && text->trimmed().isEmpty())
            continue;
        const auto taken = m_visit->arrive(text.value_or(QString()));
        if (!taken)
            m_output.remark(taken.error().sentence());
    }
}

} // namespace hatstand::cli
