export const Today = () => <div className="page"><header className="page-head"><h1>Today</h1></header></div>
