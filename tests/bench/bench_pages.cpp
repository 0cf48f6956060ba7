// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// bench_pages FILE [ROUNDS]: the real window on that workspace, from page to page and back, each switch from
// the call to the finished picture, offscreen. The first visit makes the page and is told apart from the
// later ones. Then keys are pressed in the composer, each until its letter is drawn and counted. Prints one
// JSON line per page, and one for the keys.
#include "base/clock.h"
#include "desktop.h"
#include "secrets/memory_secret_store.h"
#include "session.h"
#include "shell/main_window.h"
#include "shell/workbench.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QTemporaryDir>

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>
#include <vector>

using namespace hatstand;

namespace
{
constexpr int usualRounds = 15;

struct Visited
{
    ui::PageId id;
    const char *name;
};
constexpr std::array pages{
    Visited{ui::PageId::Calendar, "calendar"}, Visited{ui::PageId::Accounts, "accounts"},
    Visited{ui::PageId::Settings, "settings"}, Visited{ui::PageId::Outbox, "outbox"},
    Visited{ui::PageId::Composer, "composer"}, Visited{ui::PageId::Today, "today"}};

/// When the window has been painted for the first time since it was asked.
class Drawn final : public QObject
{
public:
    explicit Drawn(QWidget &window) : m_window(window) { window.installEventFilter(this); }
    void begin()
    {
        m_timer.start();
        m_milliseconds.reset();
    }
    /// Of the whole wait when nothing needed painting.
    [[nodiscard]] double milliseconds() const { return m_milliseconds.value_or(now()); }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        // The painting comes with this event, after the filters.
        if (watched == &m_window && event->type() == QEvent::UpdateRequest && !m_milliseconds)
            QMetaObject::invokeMethod(
                this, [this] { m_milliseconds = m_milliseconds.value_or(now()); }, Qt::QueuedConnection);
        return QObject::eventFilter(watched, event);
    }

private:
    [[nodiscard]] double now() const { return double(m_timer.nsecsElapsed()) / 1e6; }

    QWidget &m_window;
    QElapsedTimer m_timer;
    std::optional<double> m_milliseconds;
};

/// The milliseconds of each key that is pressed in the text of a new post; none when there is no such text.
std::vector<double> typeInComposer(ui::shell::Workbench &workbench)
{
    constexpr int keys = 200;
    workbench.go(ui::PageId::Composer);
    QApplication::processEvents();
    auto *text = workbench.findChild<QWidget *>(QStringLiteral("postText"));
    std::vector<double> times;
    if (!text)
        return times;
    QElapsedTimer timer;
    for (int i = 0; i < keys; ++i) {
        timer.start();
        const bool isSpace = i % 6 == 5;
        for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
            QKeyEvent event(type, isSpace ? Qt::Key_Space : Qt::Key_B, Qt::NoModifier,
                            isSpace ? QStringLiteral(" ") : QStringLiteral("b"));
            QApplication::sendEvent(text, &event);
        }
        QApplication::processEvents(); // counts, and paints what has changed
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    return times;
}
} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int rounds = arguments.size() > 2 ? arguments[2].toInt() : usualRounds;
    if (arguments.size() < 2 || arguments.size() > 3 || rounds < 2) {
        std::fprintf(stderr, "usage: bench_pages FILE [ROUNDS]\n");
        return 2;
    }
    const QTemporaryDir folder;
    secrets::MemorySecretStore secrets;
    DesktopSurroundings surroundings;
    surroundings.secrets = &secrets;
    surroundings.sending = false;
    surroundings.preferencesPath = folder.filePath(QStringLiteral("hatstand.conf"));
    surroundings.documentsFolder = folder.path();
    Desktop desktop(application, surroundings);
    desktop.start(arguments[1]);
    desktop.window().resize(1440, 900);
    QApplication::processEvents();
    if (!desktop.session() || !desktop.session()->workbench())
        return 1;
    ui::shell::Workbench &workbench = *desktop.session()->workbench();

    Drawn drawing(desktop.window());
    std::array<double, pages.size()> drawn{};
    std::array<double, pages.size()> first{};
    std::array<std::vector<double>, pages.size()> later;
    QElapsedTimer timer;
    for (int round = 0; round < rounds; ++round) {
        for (size_t page = 0; page < pages.size(); ++page) {
            timer.start();
            drawing.begin();
            workbench.go(pages[page].id);
            for (int turn = 0; turn < 3; ++turn)
                QApplication::processEvents(); // lays out, paints, reads what waits for a later turn
            const double took = double(timer.nsecsElapsed()) / 1e6;
            if (round == 0) {
                first[page] = took;
                drawn[page] = drawing.milliseconds();
            } else {
                later[page].push_back(took);
            }
        }
    }
    for (size_t page = 0; page < pages.size(); ++page) {
        std::sort(later[page].begin(), later[page].end());
        std::printf("{\"id\":\"page.%s\",\"drawn\":%.1f,\"first\":%.1f,\"p50\":%.1f,\"max\":%.1f,\"n\":%zu,"
                    "\"unit\":\"ms\"}\n",
                    pages[page].name, drawn[page], first[page], later[page][later[page].size() / 2],
                    later[page].back(), later[page].size());
    }
    auto keys = typeInComposer(workbench);
    if (keys.empty())
        return 1;
    std::sort(keys.begin(), keys.end());
    std::printf("{\"id\":\"composer.key\",\"p50\":%.2f,\"p99\":%.2f,\"n\":%zu,\"unit\":\"ms\"}\n",
                keys[keys.size() / 2], keys[(keys.size() - 1) * 99 / 100], keys.size());
    return 0;
}
