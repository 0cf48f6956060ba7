// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/focus_ring.h"

#include <QApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>
#include <QVBoxLayout>

using namespace hatstand::ui;

class FocusTest : public QObject
{
    Q_OBJECT
    ThemeController m_themes{*qApp};
    Icons m_icons{m_themes};
    const Kit m_kit{m_themes, m_icons};
    FocusRing m_ring{m_kit};
    std::unique_ptr<QWidget> m_window;
    QPushButton *m_button = nullptr;
    QLineEdit *m_field = nullptr;
    QListWidget *m_list = nullptr;

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<QWidget>();
        auto *layout = new QVBoxLayout(m_window.get());
        m_button = new QPushButton(QStringLiteral("Send"));
        m_field = new QLineEdit;
        m_list = new QListWidget;
        m_list->addItem(QStringLiteral("one"));
        for (QWidget *widget : std::initializer_list<QWidget *>{m_button, m_field, m_list})
            layout->addWidget(widget);
        m_window->resize(300, 300);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_list->setFocus(Qt::MouseFocusReason);
    }

    void ringFollowsTheTabKey()
    {
        m_button->setFocus(Qt::TabFocusReason);
        QCOMPARE(m_ring.target(), m_button);
        QVERIFY(m_ring.overlay()->isVisible());
        QCOMPARE(m_ring.overlay()->geometry(), m_button->geometry().adjusted(-3, -3, 3, 3));
        QTest::keyClick(m_button, Qt::Key_Tab);
        QCOMPARE(m_ring.target(), m_field);
        QCOMPARE(m_ring.overlay()->geometry(), m_field->geometry().adjusted(-3, -3, 3, 3));
    }
    void ringIsDrawnInTheAccent()
    {
        m_themes.setChoice(ThemeChoice::Light);
        m_button->setFocus(Qt::TabFocusReason);
        const QImage picture = m_window->grab().toImage();
        const QRect ring = m_ring.overlay()->geometry();
        QCOMPARE(picture.pixelColor(ring.center().x(), ring.top()), lightTheme().accent);
        m_themes.setChoice(ThemeChoice::Dark);
        QCOMPARE(m_window->grab().toImage().pixelColor(ring.center().x(), m_ring.overlay()->geometry().top()),
                 darkTheme().accent);
        m_themes.setChoice(ThemeChoice::Light);
    }
    void clickRingsFieldsOnly()
    {
        QTest::mouseClick(m_button, Qt::LeftButton);
        m_button->setFocus(Qt::MouseFocusReason);
        QCOMPARE(m_ring.target(), nullptr);
        m_field->setFocus(Qt::MouseFocusReason);
        QCOMPARE(m_ring.target(), m_field);
    }
    void listsDrawTheirOwnFocus()
    {
        m_button->setFocus(Qt::TabFocusReason);
        m_list->setFocus(Qt::TabFocusReason);
        QCOMPARE(m_ring.target(), nullptr);
        QVERIFY(!m_ring.overlay()->isVisible());
    }
    void ringMovesWithItsWidget()
    {
        m_field->setFocus(Qt::TabFocusReason);
        m_window->resize(500, 400);
        QTRY_COMPARE(m_ring.overlay()->geometry(), m_field->geometry().adjusted(-3, -3, 3, 3));
        m_field->hide();
        QVERIFY(!m_ring.overlay()->isVisible());
    }
    void ringIsCutWhereTheScrollAreaEnds()
    {
        QScrollArea area;
        auto *content = new QWidget;
        content->setFixedSize(200, 1000);
        auto *button = new QPushButton(QStringLiteral("deep"), content);
        button->setGeometry(10, 10, 80, 30);
        area.setWidget(content);
        area.resize(260, 120);
        area.show();
        area.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&area));
        area.setFocus(Qt::MouseFocusReason);
        button->setFocus(Qt::TabFocusReason);
        QVERIFY(m_ring.overlay());
        QVERIFY(m_ring.overlay()->isVisible());
        area.verticalScrollBar()->setValue(500);
        QVERIFY(!m_ring.overlay()->isVisible());
        area.verticalScrollBar()->setValue(0);
        QVERIFY(m_ring.overlay()->isVisible());
    }
    void ringSurvivesTheEndOfItsWindow()
    {
        m_button->setFocus(Qt::TabFocusReason);
        m_window.reset();
        QCOMPARE(m_ring.target(), nullptr);
        QCOMPARE(m_ring.overlay(), nullptr);
    }
};

QTEST_MAIN(FocusTest)
#include "focus_test.moc"
