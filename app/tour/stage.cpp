// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour/stage.h"

#include "kit/undo_bar.h"
#include "session.h"
#include "shell/page_stack.h"

#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QElapsedTimer>
#include <QMenu>
#include <QPainter>
#include <QTest>
#include <QTimer>
#include <qcorotimer.h>

namespace hatstand::tour
{

namespace
{
constexpr int patience = 15'000;  // ms; far more than anything here takes
constexpr int lookAgainEvery = 5; // ms
constexpr int turnsToSettle = 4;

tl::unexpected<Error> wrong(const QString &what)
{
    return fail(ErrorCode::Unknown, what);
}
} // namespace

Stage::Stage(QApplication &application, QString pictureFolder)
    : m_application(application), m_pictures(std::move(pictureFolder)), m_words(application)
{
}

Stage::~Stage() = default;

void Stage::begin(const Look &look)
{
    m_desktop.reset();
    m_look = look;
    m_words.use(look.language);
    DesktopSurroundings surroundings;
    surroundings.watchesLine = false;
    surroundings.programs = [](QString /*program*/,
                               QStringList /*arguments*/) -> QCoro::Task<publish::ProgramEnd> {
        co_return publish::ProgramEnd{false, -1, {}, {}}; // the tour starts no service
    };
    surroundings.clock = &m_clock;
    surroundings.secrets = &m_secrets;
    surroundings.preferencesPath = m_folder.filePath(QStringLiteral("hatstand.conf"));
    surroundings.documentsFolder = m_folder.filePath(QStringLiteral("Hatstand"));
    m_desktop = std::make_unique<Desktop>(m_application, surroundings);
    m_desktop->preferences().setTheme(look.theme);
    m_desktop->preferences().setMovement(false);
    m_desktop->start({});
    window().resize(look.size);
    window().activateWindow();
}

ui::PageId Stage::page()
{
    return session()->workbench()->pages()->currentId();
}

Result<void> Stage::click(const char *name)
{
    auto *widget = find<QWidget>(name);
    if (!widget)
        return wrong(QStringLiteral("There is no %1 to be seen.").arg(QLatin1StringView(name)));
    if (!widget->isEnabled())
        return wrong(QStringLiteral("%1 cannot be pressed.").arg(QLatin1StringView(name)));
    QTest::mouseClick(widget, Qt::LeftButton);
    return {};
}

Result<void> Stage::type(const char *name, const QString &text)
{
    auto *widget = find<QWidget>(name);
    if (!widget)
        return wrong(QStringLiteral("There is no %1 to write into.").arg(QLatin1StringView(name)));
    widget->setFocus();
    QTest::keyClicks(widget, text);
    return {};
}

void Stage::key(int key, Qt::KeyboardModifiers modifiers)
{
    QWidget *focus = QApplication::focusWidget();
    const bool inside = focus && window().isAncestorOf(focus) && focus->isVisible();
    QTest::keyClick(inside ? focus : &window(), static_cast<Qt::Key>(key), modifiers);
}

QCoro::Task<Result<void>> Stage::until(QString what, std::function<bool()> condition)
{
    QElapsedTimer watch;
    watch.start();
    QTimer again;
    again.start(lookAgainEvery);
    while (!condition()) {
        if (watch.hasExpired(patience))
            co_return wrong(QStringLiteral("This did not come true: %1.").arg(what));
        co_await again;
    }
    co_return Result<void>();
}

QCoro::Task<void> Stage::settle()
{
    QTimer turn;
    turn.start(0);
    for (int i = 0; i < turnsToSettle; ++i)
        co_await turn;
}

QCoro::Task<Result<void>> Stage::choose(QMenu *menu, QWidget *button, QString actionName)
{
    auto *action = menu->findChild<QAction *>(actionName);
    if (!action || !action->isEnabled())
        co_return wrong(QStringLiteral("%1 cannot be chosen.").arg(actionName));
    // Qt waits inside the press until the menu closes.
    QTimer::singleShot(0, button, [button] { QTest::mouseClick(button, Qt::LeftButton); });
    const auto shown = co_await until(QStringLiteral("the menu opens"), [menu] { return menu->isVisible(); });
    if (!shown)
        co_return shown;
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
    co_return co_await until(QStringLiteral("the menu closes"), [menu] { return !menu->isVisible(); });
}

void Stage::clearFoot()
{
    if (auto *bar = window().findChild<ui::UndoBar *>())
        bar->dismiss();
}

Result<void> Stage::picture(const QString &name)
{
    QPixmap whole = window().grab();
    QPainter painter(&whole);
    const QPoint origin = window().mapToGlobal(QPoint());
    const auto all = QApplication::topLevelWidgets();
    for (QWidget *over : all) {
        if (over == &window() || !over->isVisible() || over->windowType() == Qt::ToolTip)
            continue;
        painter.drawPixmap(over->mapToGlobal(QPoint()) - origin, over->grab());
    }
    painter.end();
    const QString file = QDir(m_pictures).filePath(name + m_look.suffix + QStringLiteral(".png"));
    if (!whole.toImage().convertToFormat(QImage::Format_RGB32).save(file, "PNG"))
        return wrong(QStringLiteral("The picture %1 could not be written.").arg(file));
    return {};
}

} // namespace hatstand::tour
