// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop.h"
#include "kit/page_id.h"
#include "language.h"
#include "secrets/memory_secret_store.h"

#include <QCoro/QCoroTask>
#include <QTemporaryDir>

#include <memory>

class QApplication;
class QMenu;

namespace hatstand::tour
{

/// How the window looks during a part of the tour.
struct Look
{
    QString suffix; ///< of the pictures: "-dark"
    ui::Preferences::Theme theme = ui::Preferences::Theme::Light;
    QString language = QStringLiteral("en-GB");
    QSize size{1440, 900};
};

/// The same morning for every tour, so that pictures can be compared; time goes on as it does.
class MorningClock final : public Clock
{
public:
    MorningClock() : m_began(m_system.steady()) {}
    [[nodiscard]] Instant now() const override { return m_morning + (steady() - m_began); }
    [[nodiscard]] Milliseconds steady() const override { return m_system.steady(); }

private:
    SystemClock m_system;
    Milliseconds m_began;
    Instant m_morning = Instant::fromMilliseconds(1'795'088'520'000); // 2026-11-19T11:42:00Z
};

/// The real window without a display: everything of the program but its clock and the keychain. Uses it as a
/// person does, by mouse and keyboard.
class Stage
{
public:
    Stage(QApplication &application, QString pictureFolder);
    ~Stage();

    /// Makes the window anew; the workspace that was open opens again.
    void begin(const Look &look);
    [[nodiscard]] const Look &look() const { return m_look; }
    [[nodiscard]] ui::shell::MainWindow &window() { return m_desktop->window(); }
    [[nodiscard]] Session *session() { return m_desktop->session(); }
    [[nodiscard]] const Clock &clock() { return m_clock; }
    [[nodiscard]] ui::PageId page();

    template <class Widget>
    [[nodiscard]] Widget *find(const char *name)
    {
        for (Widget *widget : window().template findChildren<Widget *>(QLatin1StringView(name))) {
            if (widget->isVisible())
                return widget;
        }
        return nullptr;
    }
    /// Fails when there is no such widget to be seen, or it cannot be pressed.
    [[nodiscard]] Result<void> click(const char *name);
    [[nodiscard]] Result<void> type(const char *name, const QString &text);
    /// To what has the focus in the window, else the window itself.
    void key(int key, Qt::KeyboardModifiers modifiers = {});
    /// Opens the menu of a button and chooses an action.
    [[nodiscard]] QCoro::Task<Result<void>> choose(QMenu *menu, QWidget *button, QString actionName);
    /// Waits for what must become true; fails, in these words, when it does not.
    [[nodiscard]] QCoro::Task<Result<void>> until(QString what, std::function<bool()> condition);
    /// Puts the bar away that offers to undo what an earlier scene did.
    void clearFoot();
    /// Takes a picture of the window with what lies over it. The first one of a name is kept.
    [[nodiscard]] Result<void> picture(const QString &name);
    /// A turn of the event loop for each change of layout that is still on its way.
    [[nodiscard]] QCoro::Task<void> settle();

private:
    QApplication &m_application;
    QString m_pictures;
    QTemporaryDir m_folder;
    MorningClock m_clock;
    secrets::MemorySecretStore m_secrets;
    Language m_words;
    Look m_look;
    std::unique_ptr<Desktop> m_desktop;
};

} // namespace hatstand::tour
